// A model's API on loopback that plays a script: each turn is a text or a tool call made from what was sent so far.
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * @param turns functions of the request; the last one repeats
 * @param isTurn whether a path is asked for a turn; anything else is not found
 * @param answer writes a turn: (response, turn, number of the turn, body of the request)
 * @returns {url, requests, close}: the requests are the parsed bodies of all turns
 */
export async function scriptedModel(turns, isTurn, answer) {
  const requests = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.method !== 'POST' || !isTurn(request.url.split('?')[0])) return void response.writeHead(404).end('{}');
    const message = JSON.parse(body);
    requests.push(message);
    try {
      answer(response, turns[Math.min(requests.length, turns.length) - 1](message), requests.length, message);
    } catch (error) {
      response.writeHead(400).end(String(error));
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

/** Answers with server-sent events. */
export function events(response, all) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(all.map((event) => `${event.type ? `event: ${event.type}\n` : ''}data: ${JSON.stringify(event)}\n\n`).join(''));
}
