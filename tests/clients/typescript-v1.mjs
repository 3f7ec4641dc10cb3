// The TypeScript SDK of the handshake era, @modelcontextprotocol/sdk: node typescript-v1.mjs LAUNCHER
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { exercise, listenIn } from './core.mjs';
import { finish, launcherFromArguments, serveHttp, stdioArguments, workspace } from './lib.mjs';

const launcher = launcherFromArguments();
const ws = workspace();

async function open(transport) {
  const client = new Client({ name: 'typescript-v1', version: '1.0.0' });
  await client.connect(transport);
  return {
    received: listenIn(transport),
    list: async () => (await client.listTools()).tools,
    call: (name, args, options) => client.callTool({ name, arguments: args }, undefined, options),
    close: () => client.close(),
  };
}

await exercise('stdio', () => open(new StdioClientTransport({
  command: launcher, args: stdioArguments(ws), env: ws.env, cwd: ws.root, stderr: 'ignore',
})), ws);

const url = await serveHttp(launcher, ws);
// Without sessions a cancellation that comes as a request of its own names no call of anybody.
await exercise('http', () => open(new StreamableHTTPClientTransport(new URL(url))), ws, { answersAfterCancel: true });

await finish();
