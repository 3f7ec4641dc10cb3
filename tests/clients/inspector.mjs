// The MCP Inspector's command line, both transports, both eras: node inspector.mjs LAUNCHER
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { check, facts, finish, launcherFromArguments, NEEDLE, QUESTION, run, serveHttp, step, stdioArguments, texts, TOOLS, workspace } from './lib.mjs';

const TOOL_ERROR = 5;
const launcher = launcherFromArguments();
const ws = workspace();
const inspector = join(dirname(createRequire(import.meta.url).resolve('@modelcontextprotocol/inspector/package.json')),
  'clients/launcher/build/index.js');

const url = await serveHttp(launcher, ws);
const servers = {};
for (const protocolEra of ['legacy', 'modern']) {
  servers[`stdio-${protocolEra}`] = { type: 'stdio', command: launcher, args: stdioArguments(ws), env: ws.env, protocolEra };
  servers[`http-${protocolEra}`] = { type: 'streamable-http', url, protocolEra };
}
const config = ws.file('inspector.json', JSON.stringify({ mcpServers: servers }));

async function inspect(server, method, tool, args = {}) {
  const pairs = Object.entries(args).flatMap(([key, value]) => ['--tool-arg', `${key}=${value}`]);
  const named = tool ? ['--tool-name', tool, ...pairs] : [];
  const { code, out, err } = await run(process.execPath,
    [inspector, '--cli', '--config', config, '--server', server, '--method', method, ...named, '--format', 'json'],
    { env: { ...ws.env, MCP_INSPECTOR_SECRET_STORE: 'memory' }, cwd: ws.root });
  if (!out) throw new Error(`exit ${code}: ${err}`);
  return { code, result: JSON.parse(out).result };
}

for (const server of Object.keys(servers)) {
  const name = (what) => `${server}: ${what}`;
  let hash;
  await step(name('lists the three tools'), async () => {
    const { code, result } = await inspect(server, 'tools/list');
    const names = result.tools.map((tool) => tool.name).sort();
    check(name('lists the three tools'), code === 0 && JSON.stringify(names) === JSON.stringify(TOOLS), names);
  });
  await step(name('compresses a file by path'), async () => {
    const { code, result } = await inspect(server, 'tools/call', 'headroom_compress', { path: ws.log });
    hash = facts(result).hash;
    check(name('compresses a file by path'), code === 0 && texts(result)[0].includes(NEEDLE) && texts(result)[0].includes(hash),
      JSON.stringify(result).slice(0, 300));
  });
  // On stdio every call is a process of its own.
  if (server.startsWith('http')) {
    await step(name('retrieves by query'), async () => {
      const { code, result } = await inspect(server, 'tools/call', 'headroom_retrieve', { hash, query: QUESTION });
      check(name('retrieves by query'), code === 0 && texts(result)[0].includes(NEEDLE), JSON.stringify(result).slice(0, 300));
    });
  }
  await step(name('gives statistics'), async () => {
    const { code, result } = await inspect(server, 'tools/call', 'headroom_stats');
    check(name('gives statistics as JSON'), code === 0 && typeof JSON.parse(texts(result)[0]) === 'object');
  });
  await step(name('explains an unknown hash'), async () => {
    const { code, result } = await inspect(server, 'tools/call', 'headroom_retrieve', { hash: '0123456789abcdef01234567' });
    check(name('explains an unknown hash'), code === TOOL_ERROR && result.isError && texts(result)[0].length > 0, JSON.stringify(result));
  });
}

await finish();
