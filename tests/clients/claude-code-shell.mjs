// The shell door of Claude Code itself, against a scripted model: node claude-code-shell.mjs LAUNCHER
// What the model would see of commands is read off the tool results in the requests that Claude Code sends.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { check, finish, launcherFromArguments, NEEDLE, onExit, run, sampleLog, stdioArguments, step, workspace } from './lib.mjs';
import { messagesStub } from './messages-stub.mjs';
import { timedDoor, told } from './shell-times.mjs';

const launcher = launcherFromArguments();
const door = join(dirname(launcher), 'headroom-shell');
const ws = workspace();
const require = createRequire(import.meta.url);
const claude = join(dirname(require.resolve(`@anthropic-ai/claude-code-${process.platform}-${process.arch}/package.json`)), 'claude');

const CAUSE = 'ERROR the build fails since module ledger has no version 7';
ws.file('green.log', sampleLog(300_000));
const red = sampleLog(300_000, 2).replace(NEEDLE, 'INFO nothing');
ws.file('red.log', `${red}${CAUSE}\n`);
const config = ws.file('mcp.json', JSON.stringify({ mcpServers: { headroom: { type: 'stdio', command: launcher, args: stdioArguments(ws) } } }));

const BEFORE_CAUSE = red.trimEnd().split('\n').at(-1);
const SHORT_COMMANDS = 200;
const RETRIEVE = 'mcp__headroom__headroom_retrieve';
const HASH = /hash=([0-9a-f]{24})/;

/** Where the client has a background task written to, as it tells the model. */
const taskFile = (said) => /written to: (\S.*\.output)/.exec(said)?.[1] ?? 'no file';

/** What the model does next, given what it was shown so far. */
const COMMANDS = {
  red: () => ({ command: 'cat red.log; exit 3' }),
  green: () => ({ command: 'cat green.log' }),
  short: () => ({ command: 'echo one; echo two >&2; pwd; exit 5' }),
  late: () => ({ command: 'cat red.log; sleep 60', timeout: 3000 }),
  background: () => ({ command: 'cat green.log; sleep 3; echo done', run_in_background: true }),
  running: (shown) => ({ command: `sleep 1; wc -c < '${taskFile(shown.background)}'; tail -n 1 '${taskFile(shown.background)}'` }),
  ended: (shown) => ({ command: `sleep 4; tail -n 4 '${taskFile(shown.background)}'` }),
};

/** The results of the commands and, with the door, what one question brings back of the first one. */
async function session(withDoor) {
  const shown = {};
  const names = Object.keys(COMMANDS);
  const turns = names.map((name, i) => (request) => {
    if (i > 0) shown[names[i - 1]] = resultText(request);
    return { tool: 'Bash', input: { description: name, ...COMMANDS[name](shown) } };
  });
  if (withDoor) turns.push((request) => {
    shown[names.at(-1)] = resultText(request);
    return { tool: RETRIEVE, input: { hash: HASH.exec(shown.red)?.[1] ?? '', query: 'why does the build fail since module ledger' } };
  });
  turns.push((request) => {
    shown[withDoor ? 'surroundings' : names.at(-1)] = resultText(request);
    return { text: 'done' };
  });
  await claudeCode(turns, withDoor ? { CLAUDE_CODE_SHELL_PREFIX: door } : {});
  return shown;
}

async function claudeCode(turns, more) {
  const api = await messagesStub(turns);
  onExit(api.close);
  const env = {
    ...ws.env, SHELL: '/bin/bash',
    ANTHROPIC_BASE_URL: api.url, ANTHROPIC_API_KEY: 'stub', IS_SANDBOX: '1',
    DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    ...more,
  };
  const { code, out, err } = await run(claude, [
    '-p', 'Why does the build fail?', '--output-format', 'stream-json', '--verbose',
    '--mcp-config', config, '--strict-mcp-config', '--permission-mode', 'bypassPermissions',
  ], { env, cwd: ws.root, seconds: 150 });
  if (code !== 0 || api.requests.length < turns.length) throw new Error(`exit ${code}, ${api.requests.length} requests: ${err || out.slice(-500)}`);
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
  check('and is read as it is while it runs', short.running === plain.running && /^30\d{4}\n/.test(short.running), `${plain.running}\n${short.running}`);
  check('and is short when it has ended', HASH.test(short.ended) && plain.ended.includes('done'), `${plain.ended}\n${short.ended}`);
  check('one question brings back what stands around the cause', short.surroundings.includes(CAUSE) && short.surroundings.includes(BEFORE_CAUSE), short.surroundings.slice(0, 600));
}, 400);

await step('short commands', async () => {
  const times = timedDoor(ws.base, door);
  const shown = [];
  const turns = Array.from({ length: SHORT_COMMANDS + 1 }, (_, i) => (request) => {
    if (i > 0) shown.push(resultText(request));
    return i < SHORT_COMMANDS ? { tool: 'Bash', input: { description: 'next', command: `echo ${i}` } } : { text: 'done' };
  });
  await claudeCode(turns, times.env);
  check('two hundred short commands print what they print', shown.every((text, i) => text === String(i)), shown.find((text, i) => text !== String(i)));
  console.log(`added per short command: ${told(times.added())}`);
}, 200);

await finish();

/** The text of the newest tool result, as the model gets it. */
function resultText(request) {
  const results = request.messages.flatMap((message) => (Array.isArray(message.content) ? message.content : []))
    .filter((block) => block.type === 'tool_result');
  const content = results.at(-1)?.content ?? '';
  return typeof content === 'string' ? content : content.filter((block) => block.type === 'text').map((block) => block.text).join('\n');
}
