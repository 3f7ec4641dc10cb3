// The API of Gemini as its command line calls it: a turn is {text} or {tool, input}.
import { events, scriptedModel } from './scripted-model.mjs';

export const geminiStub = (turns) => scriptedModel(turns, (path) => path.endsWith(':streamGenerateContent'), (response, turn, number) => {
  const part = turn.tool ? { functionCall: { id: `call_${number}`, name: turn.tool, args: turn.input } } : { text: turn.text };
  events(response, [{
    candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
  }]);
});

/** The text of the newest tool result, as the model gets it. */
export function lastOutput(request) {
  const answers = request.contents.flatMap((content) => content.parts ?? []).filter((part) => part.functionResponse);
  const { output, error } = answers.at(-1)?.functionResponse.response ?? {};
  return output ?? error ?? '';
}
