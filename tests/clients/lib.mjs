// What every client test shares: plain result lines, a private workspace, sample data, the server over HTTP.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const TOOLS = ['headroom_compress', 'headroom_retrieve', 'headroom_stats'];

/** The one line of the sample log that a reader looks for, and a question that names it. */
export const NEEDLE = 'ERROR payment worker-7 order 84213 refused: ledger-db lost the connection after 31 retries';
export const QUESTION = 'why was order 84213 refused';

let passed = 0;
let failed = 0;
const cleanups = [];

/** Prints one result line; what failed says why. */
export function check(name, good, detail = '') {
  if (good) passed++;
  else failed++;
  console.log(good ? `ok ${name}` : `FAIL ${name}${detail ? `: ${String(detail).slice(0, 600)}` : ''}`);
  return Boolean(good);
}

/** Runs a step that may throw or hang; both are failures, and the next step still runs. */
export async function step(name, work, seconds = 60) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    check(name, false, error?.message ?? error);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Cleans up, prints the totals and ends the process with the exit code they ask for. */
export async function finish() {
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup();
    } catch (error) {
      console.log(`cleanup: ${error.message}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

export function launcherFromArguments() {
  if (!process.argv[2]) {
    console.error(`usage: node ${process.argv[1]} LAUNCHER`);
    process.exit(2);
  }
  return resolve(process.argv[2]);
}

/** A log of about `bytes` bytes in which all lines but a few are routine; the same for the same seed. */
export function sampleLog(bytes, seed = 1) {
  let state = seed;
  const draw = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const lines = [];
  for (let size = 0, i = 0; size < bytes; i++) {
    const time = timeOf(i);
    const routine = [
      `INFO  http GET /api/orders/${draw(90000)} 200 ${draw(60)}ms client=10.0.${draw(8)}.${draw(250)}`,
      `INFO  cache "session-${draw(5000).toString(16)}" hit, größe ${draw(4096)} B → node-${draw(5)}`,
      `DEBUG pool\tactive=${draw(20)} idle=${draw(20)} waiting=0`,
      `WARN  http slow GET /api/report/${draw(40)} 200 ${900 + draw(900)}ms`,
    ];
    const kind = draw(100);
    const line = `${time} ${routine[kind < 60 ? 0 : kind < 85 ? 1 : kind < 99 ? 2 : 3]}\n`;
    lines.push(line);
    size += Buffer.byteLength(line);
  }
  const middle = Math.floor(lines.length * 0.61);
  lines.splice(middle, 0, `${timeOf(middle)} ${NEEDLE}\n`);
  return lines.join('');
}

const timeOf = (line) => new Date(Date.UTC(2026, 0, 5, 8) + line * 137).toISOString();

/** A directory of its own with an empty home; gone when the test ends. */
export function workspace() {
  const base = mkdtempSync(join(tmpdir(), 'headroom client '));
  const home = join(base, 'home');
  const root = join(base, 'project');
  mkdirSync(home);
  mkdirSync(root);
  cleanups.push(() => rmSync(base, { recursive: true, force: true, maxRetries: 5 }));
  const log = join(root, 'app.log');
  const text = sampleLog(100_000);
  writeFileSync(log, text);
  return {
    base, home, root, log, text,
    env: environment(home),
    file(name, content) {
      const path = join(root, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

/** Only what a program needs to run, so that no setting of the machine decides a result. */
function environment(home) {
  const kept = ['PATH', 'JAVA_HOME', 'HEADROOM_JAVA_HOME', 'LANG', 'TMPDIR', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'];
  const env = { HOME: home };
  for (const name of kept) if (process.env[name]) env[name] = process.env[name];
  return env;
}

export function onExit(cleanup) {
  cleanups.push(cleanup);
}

export const stdioArguments = (ws) => ['mcp', 'serve', '--root', ws.root];

/** Starts the server over HTTP on a free port and answers its URL once it listens. */
export async function serveHttp(launcher, ws) {
  const port = await freePort();
  const child = spawn(launcher, ['mcp', 'serve', '--transport', 'http', '--port', String(port), '--root', ws.root], {
    env: ws.env, cwd: ws.root, stdio: ['ignore', 'ignore', 'pipe'],
  });
  let noise = '';
  child.stderr.on('data', (data) => { noise = (noise + data).slice(-4000); });
  const ended = once(child, 'exit');
  cleanups.push(async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(timer);
  });
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${noise}`);
    if (await listens(port)) return `http://127.0.0.1:${port}/mcp`;
    await pause(100);
  }
  throw new Error(`the server does not listen: ${noise}`);
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until something listens on a port. */
export async function listening(port) {
  for (let i = 0; i < 300; i++) {
    if (await listens(port)) return;
    await pause(100);
  }
  throw new Error(`nothing listens on port ${port}`);
}

function listens(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => { socket.destroy(); done(true); });
    socket.once('error', () => done(false));
  });
}

/** Runs a program to its end: exit code, stdout, stderr. */
export function run(command, args, { env, cwd, seconds = 60, input } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { env, cwd, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (data) => { out += data; });
    child.stderr.setEncoding('utf8').on('data', (data) => { err += data; });
    if (input !== undefined) child.stdin.end(input);
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.once('error', fail);
    child.once('close', (code) => { clearTimeout(timer); done({ code, out, err }); });
  });
}

/** The texts of a tool result's blocks. */
export const texts = (result) => (result.content ?? []).filter((block) => block.type === 'text').map((block) => block.text);

/** The facts behind a result: the JSON of its last block. */
export function facts(result) {
  const blocks = texts(result);
  return blocks.length === 2 ? JSON.parse(blocks[1]) : {};
}
