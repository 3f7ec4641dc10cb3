// Claude Code with a server of the user's sent through the gateway, in its own file: node claude-code-wrap.mjs LAUNCHER
import { join } from 'node:path';
import { check, finish, launcherFromArguments, onExit, run, step, workspace } from './lib.mjs';
import { messagesStub } from './messages-stub.mjs';
import { filesServer, hashIn, packageOf, QUIET_QUESTION, wrappable } from './wrapped.mjs';

const launcher = launcherFromArguments();
const ws = workspace();
const claude = join(packageOf(`@anthropic-ai/claude-code-${process.platform}-${process.arch}`), 'claude');
const env = { ...ws.env, IS_SANDBOX: '1', DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', ANTHROPIC_API_KEY: 'stub' };
const [command, ...args] = filesServer(ws.root);
const files = wrappable(launcher, ws, {
  client: 'claude-code', env, config: join(ws.home, '.claude.json'),
  before: `${JSON.stringify({ numStartups: 3, mcpServers: { files: { type: 'stdio', command, args, timeout: 60000 } } }, null, 4)}\n`,
});

await step('wraps', files.wrap, 40);
await step('goes back', files.back, 40);
await step('wraps again', files.wrap, 40);
await step('status', files.status, 40);

await step('a session', async () => {
  const api = await messagesStub([
    () => ({ tool: 'mcp__files__read_text_file', input: { path: files.long } }),
    (request) => ({ tool: 'mcp__files__headroom_retrieve', input: { hash: hashIn(lastResult(request)), query: QUIET_QUESTION } }),
    () => ({ text: 'done' }),
  ]);
  onExit(api.close);
  const { code, err, out } = await run(claude, ['-p', 'Who asked?', '--output-format', 'stream-json', '--verbose', '--permission-mode', 'bypassPermissions'],
    { env: { ...env, ANTHROPIC_BASE_URL: api.url }, cwd: ws.root, seconds: 80 });
  check('ends well', code === 0 && api.requests.length === 3, `exit ${code}, ${api.requests.length}: ${err || out.slice(-500)}`);
  if (api.requests.length >= 3) files.checkShown('claude-code', lastResult(api.requests[1]), lastResult(api.requests[2]));
}, 100);

await step('goes back from use', files.backFromUse, 40);
await finish();

/** The text of the newest tool result, as the model gets it. */
function lastResult(request) {
  const results = request.messages.flatMap((message) => (Array.isArray(message.content) ? message.content : []))
    .filter((block) => block.type === 'tool_result');
  const content = results.at(-1)?.content ?? '';
  return typeof content === 'string' ? content : content.filter((block) => block.type === 'text').map((block) => block.text).join('\n');
}
