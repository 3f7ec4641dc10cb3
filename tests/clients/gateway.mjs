// Real servers behind the gateway, with and without it: node gateway.mjs LAUNCHER
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import {
  CreateMessageRequestSchema, ElicitRequestSchema, ListRootsRequestSchema, LoggingMessageNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { check, finish, launcherFromArguments, NEEDLE, onExit, QUESTION, run, step, texts, workspace } from './lib.mjs';
import { messagesStub } from './messages-stub.mjs';

const launcher = launcherFromArguments();
const ws = workspace();
const require = createRequire(import.meta.url);
const program = (name) => join(dirname(require.resolve(`@modelcontextprotocol/${name}/package.json`)), 'dist', 'index.js');
const EVERYTHING = [process.execPath, program('server-everything')];
const FILES = [process.execPath, program('server-filesystem'), ws.root];
// A machine that is busy with other tests must not decide whether a result is short in time.
const through = (server, ...options) => [launcher, 'mcp', 'gateway', '--wait', '20000', ...options, '--', ...server];
const RETRIEVE = 'headroom_retrieve';
const rows = JSON.stringify(Array.from({ length: 400 }, (_, id) => ({ id, state: id === 77 ? 'failed' : 'done', size: id * 37 })));
ws.file('rows.json', rows);

async function open([command, ...args]) {
  const seen = { sampled: 0, elicited: 0, rooted: 0, logged: 0 };
  const client = new Client({ name: 'gateway-test', version: '1.0.0' },
    { capabilities: { sampling: {}, elicitation: {}, roots: { listChanged: true } } });
  client.setRequestHandler(CreateMessageRequestSchema, () => {
    seen.sampled++;
    return { model: 'none', role: 'assistant', content: { type: 'text', text: 'sampled' } };
  });
  client.setRequestHandler(ElicitRequestSchema, () => { seen.elicited++; return { action: 'decline' }; });
  client.setRequestHandler(ListRootsRequestSchema, () => { seen.rooted++; return { roots: [{ uri: `file://${ws.root}` }] }; });
  client.setNotificationHandler(LoggingMessageNotificationSchema, () => { seen.logged++; });
  await client.connect(new StdioClientTransport({ command, args, env: ws.env, cwd: ws.root, stderr: 'ignore' }));
  onExit(() => client.close());
  return { client, seen, call: (name, args, options) => client.callTool({ name, arguments: args }, undefined, options) };
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** A tool as it was before the gateway announced its own arguments. */
function plain({ outputSchema, inputSchema, ...tool }) {
  const { _query, _path, ...properties } = inputSchema.properties ?? {};
  return { ...tool, inputSchema: { ...inputSchema, properties } };
}

await step('everything: is the same with and without', async () => {
  const direct = await open(EVERYTHING);
  const gateway = await open(through(EVERYTHING, '--name', 'everything'));
  check('everything: server, capabilities and instructions are the same', same(
    [direct.client.getServerVersion(), direct.client.getServerCapabilities(), direct.client.getInstructions()],
    [gateway.client.getServerVersion(), gateway.client.getServerCapabilities(), gateway.client.getInstructions()]));
  for (const list of ['listResources', 'listResourceTemplates', 'listPrompts']) {
    check(`everything: ${list} is the same`, same(await direct.client[list](), await gateway.client[list]()));
  }
  const tools = (await direct.client.listTools()).tools;
  const shown = (await gateway.client.listTools()).tools;
  check('everything: the same tools, and one to retrieve',
    same(tools.map(plain), shown.slice(0, -1).map(plain)) && shown.at(-1).name === RETRIEVE, shown.map((tool) => tool.name));
  const calls = [
    ['echo', { message: 'ümläut \u2028 🙂' }], ['get-sum', { a: 1, b: 2 }], ['get-tiny-image', {}],
    ['get-annotated-message', { messageType: 'error', includeImage: true }], ['get-resource-links', { count: 3 }],
    ['get-resource-reference', { resourceType: 'Text', resourceId: 1 }], ['get-structured-content', { location: 'Chicago' }],
    ['get-roots-list', {}], ['echo', {}], ['no-such-tool', {}],
  ];
  for (const [name, args] of calls) {
    const [a, b] = await Promise.all([direct, gateway].map((one) => one.call(name, args).catch((error) => error.message)));
    check(`everything: ${name} answers the same`, same(a, b), JSON.stringify(b));
  }
  const names = tools.map((tool) => tool.name);
  if (names.includes('trigger-sampling-request')) await gateway.call('trigger-sampling-request', { prompt: 'p', maxTokens: 5 });
  if (names.includes('trigger-elicitation-request')) await gateway.call('trigger-elicitation-request', {});
  check('everything: asks the client back', gateway.seen.sampled === 1 && gateway.seen.elicited === 1 && gateway.seen.rooted > 0,
    JSON.stringify([gateway.seen, names]));

  const progress = [];
  await gateway.call('trigger-long-running-operation', { duration: 1, steps: 4 }, { onprogress: (p) => progress.push(p.progress) });
  check('everything: progress comes through', same(progress.slice(0, 3), [1, 2, 3]), progress);
  const abort = new AbortController();
  setTimeout(() => abort.abort('enough'), 100);
  const cancelled = await gateway.call('trigger-long-running-operation', { duration: 2, steps: 2 }, { signal: abort.signal })
    .then(() => false, () => true);
  check('everything: a call can be cancelled', cancelled && texts(await gateway.call('echo', { message: 'on' }))[0] === 'Echo: on');

  const long = await gateway.call('echo', { message: ws.text });
  const text = texts(long)[0];
  check('everything: a long result is short', text.length < ws.text.length / 4 && text.includes(NEEDLE), text.length);
  const hash = /Retrieve more: hash=([0-9a-f]{24})\]/.exec(text)?.[1];
  const found = await gateway.call(RETRIEVE, { hash, query: QUESTION });
  check('everything: the rest comes back by a question', texts(found)[0]?.includes(NEEDLE), JSON.stringify(found));
  let whole = '';
  for (let cursor; ;) {
    const page = await gateway.call(RETRIEVE, cursor ? { hash, cursor } : { hash });
    whole += texts(page)[0];
    cursor = JSON.parse(texts(page)[1]).next_cursor;
    if (!cursor) break;
  }
  check('everything: and as a whole', whole === `Echo: ${ws.text}`, whole.length);
}, 90);

await step('filesystem: structured content', async () => {
  const direct = await open(FILES);
  const gateway = await open(through(FILES));
  const { tools } = await direct.client.listTools();
  const { tools: shown } = await gateway.client.listTools();
  check('filesystem: the same tools, and one to retrieve', same(tools.map(plain), shown.slice(0, -1).map(plain)), shown.map((tool) => tool.name));
  for (const [name, args] of [['list_directory', { path: ws.root }], ['list_allowed_directories', {}], ['read_text_file', { path: ws.log, head: 2 }],
    ['read_text_file', { path: '/etc/passwd' }], ['get_file_info', { path: ws.log }]]) {
    check(`filesystem: ${name} answers the same`, same(await direct.call(name, args), await gateway.call(name, args)));
  }
  const read = await gateway.call('read_text_file', { path: ws.log });
  check('filesystem: a long file comes once and short', read.structuredContent === undefined && read.content.length === 1
    && texts(read)[0].length < ws.text.length / 4 && texts(read)[0].includes(NEEDLE), JSON.stringify(read).slice(0, 400));
  const part = await gateway.call('read_text_file', { path: join(ws.root, 'rows.json'), _path: '$[77].state' });
  check('filesystem: a path takes a part', texts(part)[0].startsWith('"failed"\n['), texts(part)[0]);
  const query = await gateway.call('read_text_file', { path: ws.log, _query: 'client=10.0.3.77' });
  check('filesystem: a query keeps what is asked for', !query.isError, texts(query)[0]);

  const added = {};
  for (const [what, args] of [['short', { path: ws.log, head: 1 }], ['long', { path: ws.log }]]) {
    const median = async (one) => {
      const times = [];
      for (let i = 0; i < 30; i++) {
        const start = performance.now();
        await one.call('read_text_file', args);
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[15];
    };
    await median(gateway); // warm
    added[what] = (await median(gateway)) - (await median(direct));
  }
  console.log(`added per call, median: short ${added.short.toFixed(2)} ms, ${ws.text.length} characters ${added.long.toFixed(1)} ms`);
}, 90);

await step('streams: what is no long result is the same, byte for byte', async () => {
  const meta = { _meta: { progressToken: 'p' } };
  const script = [
    { id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '1' } } },
    { method: 'notifications/initialized' }, { id: 2, method: 'ping' }, { id: 3, method: 'resources/list' }, { id: 'x', method: 'prompts/list', params: {} },
    { id: 4, method: 'no/such', params: { a: 1 } }, { id: 5, method: 'tools/call', params: { name: 'echo', arguments: { message: 'a\u00e9' }, ...meta } },
    { id: 6, method: 'tools/call', params: { name: 'get-tiny-image', arguments: {} } }, { id: 7, method: 'resources/read', params: { uri: 'demo://resource/static/document/features.md' } },
    { id: 8, method: 'logging/setLevel', params: { level: 'error' } }, { id: 9, method: 'tools/call', params: { name: 'trigger-long-running-operation', arguments: { duration: 0.2, steps: 2 }, ...meta } },
  ];
  const [direct, gateway] = [await record(EVERYTHING, script), await record(through(EVERYTHING), script)];
  const sorted = (lines) => [...lines].sort();
  check('streams: the same lines', same(sorted(direct.lines), sorted(gateway.lines)), JSON.stringify([direct.lines.length, gateway.lines.length]));
  check('streams: the same exit code', direct.code === gateway.code, `${direct.code}, ${gateway.code}`);
  const observed = await record(through(EVERYTHING, '--mode', 'observe'), [...script.slice(0, 2),
    { id: 10, method: 'tools/list' }, { id: 11, method: 'tools/call', params: { name: 'echo', arguments: { message: ws.text } } }]);
  const bare = await record(EVERYTHING, [...script.slice(0, 2),
    { id: 10, method: 'tools/list' }, { id: 11, method: 'tools/call', params: { name: 'echo', arguments: { message: ws.text } } }]);
  check('streams: observing changes nothing', same(sorted(bare.lines), sorted(observed.lines)));
}, 90);

await step('ends as the server does', async () => {
  const exits = await run(launcher, ['mcp', 'gateway', '--', 'sh', '-c', 'echo noise >&2; exit 7'], { env: ws.env, cwd: ws.root });
  check('the exit code and the noise are the server\'s', exits.code === 7 && exits.err.includes('noise') && exits.out === '', JSON.stringify(exits));
  const missing = await run(launcher, ['mcp', 'gateway', '--', '/no/such/server'], { env: ws.env, cwd: ws.root });
  check('a server that cannot be started is named', missing.code === 1 && missing.err.includes('/no/such/server'), JSON.stringify(missing));
  const [command, ...args] = through([process.execPath, '-e', 'console.log(process.pid); setInterval(() => {}, 1000)']);
  const child = spawn(command, args, { env: ws.env, cwd: ws.root, stdio: ['pipe', 'pipe', 'inherit'] });
  const pid = Number((await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()).value);
  const ended = new Promise((done) => { child.once('exit', done); });
  child.kill('SIGTERM');
  await ended;
  let alive = true;
  try { process.kill(pid, 0); } catch { alive = false; }
  check('a signal ends the server, too', !alive);
}, 60);

await step('Claude Code reads a shortened result', async () => {
  const claude = join(dirname(require.resolve(`@anthropic-ai/claude-code-${process.platform}-${process.arch}/package.json`)), 'claude');
  const [command, ...args] = through(FILES, '--name', 'files');
  const config = ws.file('mcp-gateway.json', JSON.stringify({ mcpServers: { files: { type: 'stdio', command, args } } }));
  const api = await messagesStub([
    () => ({ tool: 'mcp__files__read_text_file', input: { path: ws.log } }),
    (request) => ({ tool: `mcp__files__${RETRIEVE}`, input: { hash: /hash=([0-9a-f]{24})/.exec(lastResult(request))?.[1] ?? '', query: QUESTION } }),
    () => ({ text: 'done' }),
  ]);
  onExit(api.close);
  const { code, err, out } = await run(claude, ['-p', 'Why was order 84213 refused?', '--output-format', 'stream-json', '--verbose',
    '--mcp-config', config, '--strict-mcp-config', '--permission-mode', 'bypassPermissions'], {
    env: { ...ws.env, ANTHROPIC_BASE_URL: api.url, ANTHROPIC_API_KEY: 'stub', IS_SANDBOX: '1', DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1' },
    cwd: ws.root, seconds: 100,
  });
  check('Claude Code: ends well', code === 0 && api.requests.length === 3, `exit ${code}, ${api.requests.length}: ${err || out.slice(-500)}`);
  if (api.requests.length < 3) return;
  const read = lastResult(api.requests[1]);
  check('Claude Code: shows the short form as text', read.includes(NEEDLE) && read.length < ws.text.length / 4 && !read.includes('\\n'), read.slice(0, 300));
  check('Claude Code: retrieves through the same server', lastResult(api.requests[2]).includes(NEEDLE), lastResult(api.requests[2]).slice(0, 300));
}, 120);

await finish();

/** The text of the newest tool result, as the model gets it. */
function lastResult(request) {
  const results = request.messages.flatMap((message) => (Array.isArray(message.content) ? message.content : []))
    .filter((block) => block.type === 'tool_result');
  const content = results.at(-1)?.content ?? '';
  return typeof content === 'string' ? content : content.filter((block) => block.type === 'text').map((block) => block.text).join('\n');
}

/** Plays requests one after the other and records every line the server says. */
async function record([command, ...args], script) {
  const child = spawn(command, args, { env: ws.env, cwd: ws.root, stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = [];
  const waiting = new Map();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    const message = JSON.parse(line);
    if (!message.method) waiting.get(message.id)?.();
  });
  const ended = new Promise((done) => { child.once('close', done); });
  for (const message of script) {
    const answered = message.id === undefined ? undefined : new Promise((done) => { waiting.set(message.id, done); });
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    await answered;
  }
  child.stdin.end();
  return { lines, code: await ended };
}
