// The Responses API as Codex calls it: a turn is {text}, {tool, namespace?, input} or, in code mode, {script}.
import { events, scriptedModel } from './scripted-model.mjs';

export const responsesStub = (turns) => scriptedModel(turns, (path) => path === '/v1/responses', (response, turn, number) => {
  const id = `resp_${number}`;
  events(response, [
    { type: 'response.created', response: { id } },
    { type: 'response.output_item.done', output_index: 0, item: item(turn, `call_${number}`) },
    {
      type: 'response.completed',
      response: { id, usage: { input_tokens: 1, input_tokens_details: null, output_tokens: 1, output_tokens_details: null, total_tokens: 2 } },
    },
  ]);
});

function item({ text, tool, namespace, input, script }, call_id) {
  if (script) return { type: 'custom_tool_call', call_id, name: 'exec', input: script };
  if (tool) return { type: 'function_call', call_id, name: tool, namespace, arguments: JSON.stringify(input) };
  return { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };
}

/** The text of the newest tool result, as the model gets it. */
export function lastOutput(request) {
  const output = request.input.filter((one) => /_call_output$/.test(one.type)).at(-1)?.output ?? '';
  return typeof output === 'string' ? output : output.map((part) => part.text ?? '').join('\n');
}
