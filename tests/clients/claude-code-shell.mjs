// The shell door of Claude Code itself, against a scripted model: node claude-code-shell.mjs LAUNCHER
// What the model would see of commands is read off the tool results in the requests that Claude Code sends.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { check, finish, launcherFromArguments, NEEDLE, onExit, run, sampleLog, stdioArguments, step, workspace } from './lib.mjs';
import { messagesStub } from './messages-stub.mjs';

const launcher = launcherFromArguments();
const ws = workspace();
const require = createRequire(import.meta.url);
const claude = join(dirname(require.resolve(`@anthropic-ai/claude-code-${process.platform}-${process.arch}/package.json`)), 'claude');

const CAUSE = 'ERROR the build fails since module ledger has no version 7';
ws.file('green.log', sampleLog(300_000));
ws.file('red.log', `${sampleLog(300_000, 2).replace(NEEDLE, 'INFO nothing')}${CAUSE}\n`);
const config = ws.file('mcp.json', JSON.stringify({ mcpServers: { headroom: { type: 'stdio', command: launcher, args: stdioArguments(ws) } } }));

const COMMANDS = {
  red: { command: 'cat red.log; exit 3' },
  green: { command: 'cat green.log' },
  short: { command: 'echo one; echo two >&2; pwd; exit 5' },
  late: { command: 'cat red.log; sleep 60', timeout: 3000 },
  background: { command: 'cat green.log; sleep 1; echo done', run_in_background: true },
  waits: { command: 'sleep 6; ls' },
};

/** The results of the commands, in their order, as the model gets them. */
async function session(withDoor) {
  const names = Object.keys(COMMANDS);
  const api = await messagesStub([
    ...names.map((name) => () => ({ tool: 'Bash', input: { description: name, ...COMMANDS[name] } })),
    () => ({ text: 'done' }),
  ]);
  onExit(api.close);
  const env = {
    ...ws.env, SHELL: '/bin/bash',
    ANTHROPIC_BASE_URL: api.url, ANTHROPIC_API_KEY: 'stub', IS_SANDBOX: '1',
    DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    ...(withDoor ? { CLAUDE_CODE_SHELL_PREFIX: join(dirname(launcher), 'headroom-shell') } : {}),
  };
  const { code, out, err } = await run(claude, [
    '-p', 'Why does the build fail?', '--output-format', 'stream-json', '--verbose',
    '--mcp-config', config, '--strict-mcp-config', '--permission-mode', 'bypassPermissions',
  ], { env, cwd: ws.root, seconds: 150 });
  if (code !== 0 || api.requests.length <= names.length) throw new Error(`exit ${code}, ${api.requests.length} requests: ${err || out.slice(-500)}`);
  return Object.fromEntries(names.map((name, i) => [name, resultText(api.requests[i + 1])]));
}

await step('sessions', async () => {
  const plain = await session(false);
  const short = await session(true);
  check('a long failure shows its cause, which nobody sees without', short.red.includes(CAUSE) && !plain.red.includes(CAUSE), short.red.slice(-400));
  check('and its exit code', short.red.includes('Exit code 3'), short.red.slice(0, 200));
  check('and is shown whole', !short.red.includes('truncated') && short.red.includes('Retrieve more: hash='), short.red.slice(-400));
  check('a long success shows what matters in it', short.green.includes(NEEDLE) && !plain.green.includes(NEEDLE), short.green.slice(0, 400));
  check('a short failure is the same as without', short.short === plain.short, `${plain.short}\n${short.short}`);
  check('a time-out is told as without', short.late.slice(0, 60) === plain.late.slice(0, 60), `${plain.late.slice(0, 300)}\n${short.late.slice(0, 300)}`);
  check('a background task starts as without', short.background.slice(0, 30) === plain.background.slice(0, 30), short.background.slice(0, 300));
}, 400);

await finish();

/** The text of the newest tool result, as the model gets it. */
function resultText(request) {
  const results = request.messages.flatMap((message) => (Array.isArray(message.content) ? message.content : []))
    .filter((block) => block.type === 'tool_result');
  const content = results.at(-1)?.content ?? '';
  return typeof content === 'string' ? content : content.filter((block) => block.type === 'text').map((block) => block.text).join('\n');
}
