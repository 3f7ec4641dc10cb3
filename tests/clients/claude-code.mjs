// Claude Code itself against a scripted model, no account and no network: node claude-code.mjs LAUNCHER
// What the model would see is read off the tool results in the requests that Claude Code sends.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { check, finish, launcherFromArguments, NEEDLE, onExit, QUESTION, run, serveHttp, step, stdioArguments, workspace } from './lib.mjs';
import { messagesStub } from './messages-stub.mjs';

const launcher = launcherFromArguments();
const ws = workspace();
const require = createRequire(import.meta.url);
const claude = join(dirname(require.resolve(`@anthropic-ai/claude-code-${process.platform}-${process.arch}/package.json`)), 'claude');

const COMPRESS = 'mcp__headroom__headroom_compress';
const RETRIEVE = 'mcp__headroom__headroom_retrieve';
const HASH = /hash=([0-9a-f]{24})/;

const env = (api) => ({
  ...ws.env,
  ANTHROPIC_BASE_URL: api, ANTHROPIC_API_KEY: 'stub', IS_SANDBOX: '1',
  DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
});

const SERVERS = { stdio: { type: 'stdio', command: launcher, args: stdioArguments(ws) } };
SERVERS.http = { type: 'http', url: await serveHttp(launcher, ws) };

for (const [transport, server] of Object.entries(SERVERS)) {
  const name = (what) => `${transport}: ${what}`;
  const config = ws.file(`mcp-${transport}.json`, JSON.stringify({ mcpServers: { headroom: server } }));

  await step(name('a session compresses and retrieves'), async () => {
    const api = await messagesStub([
      () => ({ tool: COMPRESS, input: { path: ws.log } }),
      (request) => ({ tool: RETRIEVE, input: { hash: HASH.exec(resultText(request))?.[1] ?? '', query: QUESTION } }),
      () => ({ text: 'done' }),
    ]);
    onExit(api.close);
    const { code, out, err } = await run(claude, [
      '-p', 'Why was order 84213 refused?', '--output-format', 'stream-json', '--verbose',
      '--mcp-config', config, '--strict-mcp-config', '--permission-mode', 'bypassPermissions',
    ], { env: env(api.url), cwd: ws.root, seconds: 100 });
    const events = out.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    const init = events.find((event) => event.type === 'system' && event.subtype === 'init');
    check(name('ends well'), code === 0 && api.requests.length === 3, `exit ${code}, ${api.requests.length} requests: ${err || out.slice(-500)}`);
    const status = init?.mcp_servers?.find((entry) => entry.name === 'headroom')?.status;
    check(name('is connected when the session starts'), status === 'connected', JSON.stringify(init?.mcp_servers));
    if (api.requests.length < 3) return;

    const offered = api.requests[0].tools.map((tool) => tool.name).filter((tool) => tool.startsWith('mcp__'));
    check(name('offers its compressing and retrieving tools from the first request'),
      offered.includes(COMPRESS) && offered.includes(RETRIEVE), offered);

    const shown = resultText(api.requests[1]);
    check(name('shows the model the error'), shown.includes(NEEDLE), shown.slice(0, 300));
    check(name('shows real lines, not escaped ones'), countOriginalLines(shown) >= 5 && !shown.includes('\\n') && !shown.includes('\\"'),
      `${countOriginalLines(shown)} lines of the original in: ${shown.slice(0, 300)}`);
    check(name('shows the marker'), HASH.test(shown), shown.slice(-300));
    check(name('shows less than half'), shown.length < ws.text.length / 2, `${shown.length} of ${ws.text.length} characters`);

    const found = resultText(api.requests[2]);
    check(name('retrieves the line asked for'), found.includes(NEEDLE), found.slice(0, 300));
    check(name('never changes what was sent before'), startsWith(api.requests[2].messages, api.requests[1].messages));
  }, 120);

  await step(name('is listed as connected'), async () => {
    const added = await run(claude, ['mcp', 'add-json', '--scope', 'user', 'headroom', JSON.stringify(server)],
      { env: env('http://127.0.0.1:9'), cwd: ws.root });
    const { out, err } = await run(claude, ['mcp', 'list'], { env: env('http://127.0.0.1:9'), cwd: ws.root, seconds: 60 });
    check(name('is listed as connected'), /headroom:.*Connected/.test(out), `${added.err}${out}${err}`);
    await run(claude, ['mcp', 'remove', '--scope', 'user', 'headroom'], { env: env('http://127.0.0.1:9'), cwd: ws.root });
  }, 150);
}

await finish();

/** The text of the newest tool result, as the model gets it. */
function resultText(request) {
  const results = request.messages.flatMap((message) => (Array.isArray(message.content) ? message.content : []))
    .filter((block) => block.type === 'tool_result');
  const content = results.at(-1)?.content ?? '';
  return typeof content === 'string' ? content : content.filter((block) => block.type === 'text').map((block) => block.text).join('\n');
}

/** How many lines of the log stand whole in a text, whatever is noted beside them. */
function countOriginalLines(shown) {
  return new Set(ws.text.split('\n').filter((line) => line && shown.includes(line))).size;
}

/** True when the longer history begins with the shorter one; cache marks move from turn to turn and do not count. */
function startsWith(longer, shorter) {
  const plain = (messages) => messages.map((message) => JSON.stringify(message, (key, value) => (key === 'cache_control' ? undefined : value)));
  const a = plain(longer);
  return plain(shorter).every((message, i) => message === a[i]);
}
