// A Messages API on loopback that plays a script: each turn is a text or a tool call made from what was sent so far.
import { once } from 'node:events';
import { createServer } from 'node:http';

// Side requests, for titles and the like, offer few tools or none; the agent's own offer all.
const AGENT_TOOLS = 4;

/**
 * @param turns functions of the request, each giving {text} or {tool, input} or a promise of it; the last one repeats
 * @returns {url, requests, close}: the requests are the parsed bodies of the agent's own turns
 */
export async function messagesStub(turns) {
  const requests = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const path = request.url.split('?')[0];
    if (request.method !== 'POST' || !path.startsWith('/v1/messages')) return void response.writeHead(404).end('{}');
    if (path.endsWith('/count_tokens')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end('{"input_tokens":1}');
    }
    const message = JSON.parse(body);
    let block = { type: 'text', text: 'ok' };
    if ((message.tools ?? []).length >= AGENT_TOOLS) {
      requests.push(message);
      const turn = await turns[Math.min(requests.length, turns.length) - 1](message);
      if (turn.tool) block = { type: 'tool_use', id: `toolu_${requests.length}`, name: turn.tool, input: turn.input };
      else block.text = turn.text;
    }
    if (message.stream) stream(response, message.model, block);
    else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ...envelope(message.model), content: [block], stop_reason: stopReason(block) }));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

let messages = 0; // a client joins messages of one id

const stopReason = (block) => (block.type === 'tool_use' ? 'tool_use' : 'end_turn');

const envelope = (model) => ({
  id: `msg_${++messages}`, type: 'message', role: 'assistant', model, content: [], stop_reason: null, stop_sequence: null,
  usage: { input_tokens: 1, output_tokens: 1 },
});

function stream(response, model, block) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (type, data) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  send('message_start', { message: envelope(model) });
  const isTool = block.type === 'tool_use';
  send('content_block_start', { index: 0, content_block: isTool ? { ...block, input: {} } : { type: 'text', text: '' } });
  send('content_block_delta', {
    index: 0,
    delta: isTool
      ? { type: 'input_json_delta', partial_json: JSON.stringify(block.input) }
      : { type: 'text_delta', text: block.text },
  });
  send('content_block_stop', { index: 0 });
  send('message_delta', { delta: { stop_reason: stopReason(block), stop_sequence: null }, usage: { output_tokens: 1 } });
  send('message_stop', {});
  response.end();
}
