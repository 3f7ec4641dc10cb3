// The gateway over HTTP, in front of HTTP, and in front of several servers: node gateway-http.mjs LAUNCHER
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  CreateMessageRequestSchema, ElicitRequestSchema, ListRootsRequestSchema, ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, finish, freePort, launcherFromArguments, listening, NEEDLE, onExit, pause, QUESTION, run, step, texts, workspace } from './lib.mjs';
import { messagesStub } from './messages-stub.mjs';

const launcher = launcherFromArguments();
const ws = workspace();
const require = createRequire(import.meta.url);
const program = (name) => join(dirname(require.resolve(`@modelcontextprotocol/${name}/package.json`)), 'dist', 'index.js');
const EVERYTHING = [process.execPath, program('server-everything')];
const FILES = [process.execPath, program('server-filesystem'), ws.root];
const FIXTURE = fileURLToPath(new URL('fixture-server.mjs', import.meta.url));
const SUITE = program('conformance');
// A machine that is busy with other tests must not decide whether a result is short in time.
const gateway = (...options) => [launcher, 'mcp', 'gateway', '--wait', '20000', ...options];
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
ws.file('rows.json', JSON.stringify(Array.from({ length: 400 }, (_, id) => ({ id, state: id === 77 ? 'failed' : 'done', size: id * 37 }))));

/** Starts a server on a free port and answers its URL once it listens. */
async function serve(command, ...args) {
  const port = await freePort();
  const child = spawn(command, args.map((one) => (one === 'PORT' ? String(port) : one)),
    { env: { ...ws.env, PORT: String(port) }, cwd: ws.root, stdio: ['ignore', 'ignore', 'ignore'] });
  const ended = once(child, 'exit');
  onExit(() => { child.kill('SIGKILL'); return ended; });
  await listening(port);
  return { url: `http://127.0.0.1:${port}/mcp`, child, ended };
}

const over = (...options) => serve(...gateway('--transport', 'http', '--port', 'PORT', ...options));

async function open(target) {
  const seen = { sampled: 0, elicited: 0, rooted: 0, changed: 0 };
  const client = new Client({ name: 'gateway-test', version: '1.0.0' }, { capabilities: { sampling: {}, elicitation: {}, roots: { listChanged: true } } });
  client.setRequestHandler(CreateMessageRequestSchema, () => {
    seen.sampled++;
    return { model: 'none', role: 'assistant', content: { type: 'text', text: 'sampled' } };
  });
  client.setRequestHandler(ElicitRequestSchema, () => { seen.elicited++; return { action: 'decline' }; });
  client.setRequestHandler(ListRootsRequestSchema, () => { seen.rooted++; return { roots: [{ uri: `file://${ws.root}` }] }; });
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => { seen.changed++; });
  const transport = typeof target === 'string' ? new StreamableHTTPClientTransport(new URL(target))
    : new StdioClientTransport({ command: target[0], args: target.slice(1), env: ws.env, cwd: ws.root, stderr: 'ignore' });
  await client.connect(transport);
  onExit(() => client.close());
  return { client, seen, transport, call: (name, args, options) => client.callTool({ name, arguments: args }, undefined, options) };
}

async function median(one, calls = 30) {
  const times = [];
  for (let i = 0; i < calls; i++) {
    const start = performance.now();
    await one.call('echo', { message: 'short' });
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[calls / 2];
}

/** What servers do, whichever way they are reached. */
async function exercise(what, direct, through) {
  const added = (tool) => { const { _query, _path, ...properties } = tool.inputSchema.properties ?? {}; return Object.keys(properties); };
  const [a, b] = [(await direct.client.listTools()).tools, (await through.client.listTools()).tools];
  check(`${what}: the same tools, and one to retrieve`, same(a.map((tool) => [tool.name, added(tool)]),
    b.slice(0, -1).map((tool) => [tool.name, added(tool)])) && b.at(-1).name === 'headroom_retrieve', b.map((tool) => tool.name));
  for (const list of ['listResources', 'listResourceTemplates', 'listPrompts']) {
    check(`${what}: ${list} is the same`, same(await direct.client[list](), await through.client[list]()));
  }
  for (const [name, args] of [['echo', { message: 'héllo' }], ['get-sum', { a: 1, b: 2 }], ['get-tiny-image', {}],
    ['get-structured-content', { location: 'Chicago' }], ['echo', {}], ['no-such-tool', {}]]) {
    const [x, y] = await Promise.all([direct, through].map((one) => one.call(name, args).catch((error) => error.message)));
    check(`${what}: ${name} answers the same`, same(x, y), JSON.stringify(y));
  }
  await through.call('trigger-sampling-request', { prompt: 'p', maxTokens: 5 });
  await through.call('trigger-elicitation-request', {});
  for (const end = Date.now() + 5000; through.seen.rooted === 0 && Date.now() < end;) await pause(50); // it asks when it likes
  check(`${what}: asks the client back`, through.seen.sampled === 1 && through.seen.elicited === 1 && through.seen.rooted > 0, JSON.stringify(through.seen));
  const progress = [];
  await through.call('trigger-long-running-operation', { duration: 0.4, steps: 4 }, { onprogress: (p) => progress.push(p.progress) });
  check(`${what}: progress comes through`, same(progress.slice(0, 3), [1, 2, 3]), progress);
  const abort = new AbortController();
  setTimeout(() => abort.abort('enough'), 100);
  const cancelled = await through.call('trigger-long-running-operation', { duration: 2, steps: 2 }, { signal: abort.signal }).then(() => false, () => true);
  check(`${what}: a call can be cancelled`, cancelled && texts(await through.call('echo', { message: 'on' }))[0] === 'Echo: on');
  const short = texts(await through.call('echo', { message: ws.text }))[0];
  check(`${what}: a long result is short`, short.length < ws.text.length / 4 && short.includes(NEEDLE), short.length);
  const found = await through.call('headroom_retrieve', { hash: /hash=([0-9a-f]{24})\]/.exec(short)?.[1], query: QUESTION });
  check(`${what}: the rest comes back by a question`, texts(found)[0]?.includes(NEEDLE), JSON.stringify(found));
  const asked = texts(await through.call('echo', { message: ws.text, _query: 'client=10.0.3.77' }))[0];
  check(`${what}: _query is ours`, asked.includes('client=10.0.3.77') || asked.length < ws.text.length / 4, asked.slice(0, 200));
  const [without, with_] = [await median(direct), await median(through)];
  console.log(`${what}: ${without.toFixed(1)} ms per call, with the gateway ${with_.toFixed(1)} ms`);
}

const everything = await serve(...EVERYTHING, 'streamableHttp');

await step('a server on HTTP', async () => {
  await exercise('stdio to HTTP', await open(everything.url), await open(gateway('--url', everything.url)));
}, 90);

await step('clients on HTTP', async () => {
  const { url, child, ended } = await over('--', ...EVERYTHING);
  const direct = await open(EVERYTHING);
  const [one, two] = [await open(url), await open(url)];
  await exercise('HTTP to stdio', direct, one);
  check('two clients have two sessions', one.transport.sessionId !== two.transport.sessionId
    && texts(await two.call('echo', { message: 'two' }))[0] === 'Echo: two');
  const children = async () => (await run('pgrep', ['-P', String(child.pid)])).out.split('\n').filter(Boolean).length;
  const before = await children();
  await two.transport.terminateSession();
  let after = before;
  for (let i = 0; i < 100 && after === before; i++) after = await new Promise((done) => { setTimeout(() => done(children()), 50); });
  check('a session ends with its server', before === 2 && after === 1, `${before}, then ${after}`);
  const stale = await fetch(url, { method: 'POST', body: '{"jsonrpc":"2.0","id":1,"method":"ping"}', headers: {
    'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', 'Mcp-Session-Id': two.transport.sessionId ?? 'gone' } });
  check('an ended session is not found', stale.status === 404, stale.status);
  child.kill('SIGTERM');
  await ended;
  check('the gateway ends with its servers', await children() === 0);
}, 90);

await step('a token and a guarded host', async () => {
  const token = ws.file('token', 'secret-token-of-the-test-0123456789');
  const { url } = await over('--token-file', token, '--url', everything.url);
  const ask = (headers) => fetch(url, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json', ...headers } });
  check('no token, no entry', (await ask({})).status === 401);
  check('a page of another origin stays outside', (await ask({ Authorization: 'Bearer secret-token-of-the-test-0123456789', Origin: 'https://example.com' })).status === 403);
  ws.env.GATEWAY_TOKEN = 'secret-token-of-the-test-0123456789';
  const through = await open(gateway('--url', url, '--token-env', 'GATEWAY_TOKEN'));
  check('a gateway reaches a gateway with a token from the environment', texts(await through.call('echo', { message: 'x' }))[0] === 'Echo: x');
  delete ws.env.GATEWAY_TOKEN;
  const unset = await run(launcher, ['mcp', 'gateway', '--url', url, '--token-env', 'GATEWAY_TOKEN'], { env: ws.env, cwd: ws.root });
  check('a variable that is not set is named', unset.code === 2 && unset.err.includes('GATEWAY_TOKEN is not set'), unset.err);
  const refused = await open(gateway('--url', url)).then(() => '', (error) => error.message);
  check('a refusal says what to do', refused.includes('401') && refused.includes('--token-env'), refused);
}, 60);

await step('several servers', async () => {
  const config = ws.file('servers.json', JSON.stringify({ mcpServers: {
    everything: { url: everything.url }, files: { command: FILES[0], args: FILES.slice(1) },
    broken: { command: '/no/such/server' }, mortal: { command: process.execPath, args: [program('server-filesystem'), ws.root] },
  } }));
  const through = await open(gateway('--config', config));
  const names = (await through.client.listTools()).tools.map((tool) => tool.name);
  check('each server\'s tools have its name in front', ['everything__echo', 'files__read_text_file', 'mortal__read_text_file'].every((name) => names.includes(name))
    && names.filter((name) => name.endsWith('headroom_retrieve')).length === 1 && names.every((name) => name.length <= 64), names);
  check('prompts, too', (await through.client.listPrompts()).prompts.some((prompt) => prompt.name === 'everything__simple-prompt'));
  check('a tool of each', texts(await through.call('everything__echo', { message: 'x' }))[0] === 'Echo: x'
    && texts(await through.call('files__list_allowed_directories', {}))[0].includes(ws.root));
  await Promise.all([through.call('everything__trigger-sampling-request', { prompt: 'p', maxTokens: 5 }), through.call('files__list_directory', { path: ws.root })]);
  check('the client is asked back', through.seen.sampled === 1 && through.seen.rooted >= 2, JSON.stringify(through.seen));
  const broken = await through.call('broken__x', {});
  check('a server that does not start says so', broken.isError && texts(broken)[0].includes("'broken'") && texts(broken)[0].includes('reconnect'), JSON.stringify(broken));
  const uri = (await through.client.listResources()).resources[0]?.uri;
  check('resources are found by their addresses', (await through.client.readResource({ uri })).contents.length === 1, uri);
  const part = texts(await through.call('files__read_text_file', { path: join(ws.root, 'rows.json'), _path: '$[77].state' }))[0];
  check('a path takes a part', part.startsWith('"failed"\n['), part);
  const pids = (await run('pgrep', ['-P', String(through.transport.pid)])).out.split('\n').filter(Boolean).map(Number);
  process.kill(pids.at(-1), 'SIGKILL');
  const died = await through.call('mortal__list_directory', { path: ws.root });
  check('a server that dies says so', died.isError && texts(died)[0].includes("'mortal'"), JSON.stringify(died));
  const left = (await through.client.listTools()).tools.map((tool) => tool.name);
  check('the others go on', through.seen.changed > 0 && !left.some((name) => name.startsWith('mortal__')) && left.includes('files__read_text_file')
    && !(await through.call('files__list_directory', { path: ws.root })).isError, left);
}, 90);

await step('Claude Code reads from one of two servers', async () => {
  const claude = join(dirname(require.resolve(`@anthropic-ai/claude-code-${process.platform}-${process.arch}/package.json`)), 'claude');
  const servers = ws.file('two.json', JSON.stringify({ mcpServers: { everything: { url: everything.url }, files: { command: FILES[0], args: FILES.slice(1) } } }));
  const { url } = await over('--config', servers);
  const config = ws.file('claude.json', JSON.stringify({ mcpServers: { hub: { type: 'http', url } } }));
  const last = (request) => {
    const results = request.messages.flatMap((message) => (Array.isArray(message.content) ? message.content : [])).filter((block) => block.type === 'tool_result');
    const content = results.at(-1)?.content ?? '';
    return typeof content === 'string' ? content : content.filter((block) => block.type === 'text').map((block) => block.text).join('\n');
  };
  const api = await messagesStub([
    () => ({ tool: 'mcp__hub__files__read_text_file', input: { path: ws.log } }),
    (request) => ({ tool: 'mcp__hub__headroom_retrieve', input: { hash: /hash=([0-9a-f]{24})/.exec(last(request))?.[1] ?? '', query: QUESTION } }),
    () => ({ text: 'done' }),
  ]);
  onExit(api.close);
  const { code, err, out } = await run(claude, ['-p', 'Why was order 84213 refused?', '--output-format', 'stream-json', '--verbose',
    '--mcp-config', config, '--strict-mcp-config', '--permission-mode', 'bypassPermissions'], {
    env: { ...ws.env, ANTHROPIC_BASE_URL: api.url, ANTHROPIC_API_KEY: 'stub', IS_SANDBOX: '1', DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1' },
    cwd: ws.root, seconds: 80,
  });
  check('Claude Code: ends well', code === 0 && api.requests.length === 3, `exit ${code}, ${api.requests.length}: ${err || out.slice(-500)}`);
  if (api.requests.length < 3) return;
  check('Claude Code: shows the short form', last(api.requests[1]).includes(NEEDLE) && last(api.requests[1]).length < ws.text.length / 4, last(api.requests[1]).slice(0, 300));
  check('Claude Code: retrieves through the same gateway', last(api.requests[2]).includes(NEEDLE), last(api.requests[2]).slice(0, 300));
}, 90);

await step('the stateless era', async () => {
  const fixture = await serve(process.execPath, FIXTURE, 'PORT');
  const { url } = await over('--url', fixture.url);
  const client = new ModernClient({ name: 'modern', version: '1.0.0' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(new ModernTransport(new URL(url)));
  onExit(() => client.close());
  const [one, two] = await Promise.all([client.callTool({ name: 'test_simple_text', arguments: {} }), client.callTool({ name: 'test_simple_text', arguments: {} })]);
  check('two stateless calls at once', same(texts(one), texts(two)) && texts(one)[0].includes('simple text'));

  // Whatever passes without the gateway must pass with it.
  for (const revision of ['2025-11-25', '2026-07-28']) {
    const conform = async (target) => {
      const { out, err } = await run(process.execPath, [SUITE, 'server', '--url', target, '--requirements', revision, '-o', join(ws.base, 'results')],
        { env: ws.env, cwd: ws.base, seconds: 60 });
      const summary = out.split('=== SUMMARY ===').at(-1);
      return { passed: [...summary.matchAll(/^✓ (\S+): ([1-9]\d*) passed, 0 failed/gm)].map((scenario) => scenario[1]), report: summary + err };
    };
    const [direct, through] = [await conform(fixture.url), await conform(url)];
    const lost = direct.passed.filter((scenario) => !through.passed.includes(scenario));
    check(`conformance ${revision}: all that passes without the gateway passes with it`, direct.passed.length >= 30 && lost.length === 0,
      `${direct.passed.length}, lost ${lost}: ${through.report.slice(-1500)}`);
    for (const scenario of through.passed) check(`conformance ${revision}: ${scenario}`, true);
  }
}, 180);

await finish();
