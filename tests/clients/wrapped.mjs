// What the tests of clients share that wrap a real server: the server, a long file, and the way there and back.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check, NEEDLE, run, sampleLog } from './lib.mjs';

/** A line in the midst of the long file that looks like all the others, and a question that names it. */
const QUIET = 'INFO  http GET /api/orders/77123 200 31ms client=10.0.5.251';
export const QUIET_QUESTION = 'requests of client 10.0.5.251';

const require = createRequire(import.meta.url);
const HASH = /Retrieve more: hash=([0-9a-f]{24})\]/;

export const packageOf = (name) => dirname(require.resolve(`${name}/package.json`));

/** The command line of a server with tools for files. */
export const filesServer = (root) => [process.execPath, join(packageOf('@modelcontextprotocol/server-filesystem'), 'dist', 'index.js'), root];

export const hashIn = (text) => HASH.exec(text)?.[1] ?? '';

/**
 * A client's configuration with a server of its own in it.
 *
 * @param client the name Headroom knows it by
 * @param config its file
 * @param before the file's text; has to name the server `files`
 */
export function wrappable(launcher, ws, { client, config, before, env }) {
  const headroom = (...args) => run(launcher, ['mcp', ...args, '--client', client], { env, cwd: ws.root });
  const lines = sampleLog(300_000).split('\n');
  const middle = lines.length >> 1;
  lines.splice(middle, 0, `${lines[middle].slice(0, 24)} ${QUIET}`);
  const text = lines.join('\n');
  const long = ws.file('long.log', text);
  writeFileSync(config, before);
  const away = async () => {
    const unwrapped = await headroom('unwrap', 'files');
    const removed = await headroom('uninstall');
    check(`${client}: is unwrapped and removed`, unwrapped.code === 0 && removed.code === 0, unwrapped.err + unwrapped.out + removed.err + removed.out);
    return readFileSync(config, 'utf8');
  };
  return {
    long,
    /** Registers Headroom and sends the server through the gateway. */
    async wrap() {
      const installed = await headroom('install', '--allow');
      check(`${client}: is registered`, installed.code === 0, installed.out + installed.err);
      // A machine that is busy with other tests must not decide whether a result is short in time.
      const wrapped = await headroom('wrap', 'files', '--wait', '20000');
      check(`${client}: shows what it changes`, wrapped.code === 0 && /^\+.*"gateway"/m.test(wrapped.out), wrapped.out + wrapped.err);
      const again = await headroom('wrap', 'files');
      check(`${client}: wraps once`, again.code === 0 && again.out.includes('already'), again.out + again.err);
    },
    /** What `status` finds when it starts both. */
    async status() {
      const { out, err } = await headroom('status', '--json');
      const found = JSON.parse(out || '{"clients": []}').clients;
      check(`${client}: status reaches both`, found.length === 2 && found.every((each) => each.state === 'connected')
        && found.some((each) => each.wraps === 'files' && each.tools.includes('headroom_retrieve')), out + err);
    },
    /** What the model got of the long file, and then by a question. */
    checkShown(name, shown, found) {
      check(`${name}: the model gets the short form as text`, shown.length < text.length / 10 && hashIn(shown) !== ''
        && shown.includes(NEEDLE) && !shown.includes(QUIET) && !shown.includes('\\n'), `${shown.length} of ${text.length} characters: ${shown}`);
      check(`${name}: a question brings what was left out`, found.includes(QUIET), found.slice(0, 600));
      console.log(`${name}: ${text.length} characters became ${shown.length}, the answer has ${found.length}`);
    },
    /** Takes all of it back. */
    async back() {
      const left = await away();
      check(`${client}: gives back the same bytes`, left === before, left);
    },
    /** Takes all of it back from a file of JSON that the client has written into since. */
    async backFromUse() {
      const left = JSON.parse(await away());
      const own = JSON.parse(before);
      check(`${client}: the server is as it was`, JSON.stringify(left.mcpServers) === JSON.stringify(own.mcpServers), JSON.stringify(left.mcpServers));
      check(`${client}: what the client wrote stays`, Object.keys(left).length > Object.keys(own).length, Object.keys(left));
    },
  };
}
