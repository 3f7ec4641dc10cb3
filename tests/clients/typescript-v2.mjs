// The TypeScript SDK that speaks both eras, @modelcontextprotocol/client: node typescript-v2.mjs LAUNCHER
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { exercise, listenIn } from './core.mjs';
import { check, finish, launcherFromArguments, serveHttp, stdioArguments, workspace } from './lib.mjs';

const MODERN = '2026-07-28';
const launcher = launcherFromArguments();
const ws = workspace();

async function open(transport, mode) {
  const client = new Client({ name: 'typescript-v2', version: '1.0.0' }, { versionNegotiation: { mode } });
  await client.connect(transport);
  const version = client.getNegotiatedProtocolVersion();
  check(`${mode === 'legacy' ? 'legacy' : 'modern'} era negotiated`, (version === MODERN) === (mode !== 'legacy'), version);
  return {
    received: listenIn(transport),
    list: async () => (await client.listTools()).tools,
    call: (name, args, options) => client.callTool({ name, arguments: args }, options),
    close: () => client.close(),
  };
}

const stdio = () => new StdioClientTransport({
  command: launcher, args: stdioArguments(ws), env: ws.env, cwd: ws.root, stderr: 'ignore',
});
const url = await serveHttp(launcher, ws);
const http = () => new StreamableHTTPClientTransport(new URL(url));

await exercise('stdio legacy', () => open(stdio(), 'legacy'), ws);
await exercise('stdio modern', () => open(stdio(), { pin: MODERN }), ws);
await exercise('http legacy', () => open(http(), 'legacy'), ws, { answersAfterCancel: true });
await exercise('http modern', () => open(http(), { pin: MODERN }), ws);

await finish();
