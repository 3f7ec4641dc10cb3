// `headroom mcp install` and Claude Code itself, a home of its own, no account and no network: node install.mjs LAUNCHER
// Registers by the client's own command, by file where that is not there, and takes both back to the byte.
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { check, finish, launcherFromArguments, NEEDLE, onExit, run, serveHttp, step, workspace } from './lib.mjs';
import { messagesStub } from './messages-stub.mjs';

const TOKEN = 'a-token-of-thirty-two-characters';

const launcher = launcherFromArguments();
const ws = workspace();
const require = createRequire(import.meta.url);
const claude = join(dirname(require.resolve(`@anthropic-ai/claude-code-${process.platform}-${process.arch}/package.json`)), 'claude');
const bin = join(ws.base, 'bin');
mkdirSync(bin);
symlinkSync(claude, join(bin, 'claude'));

const state = join(ws.home, '.claude.json');
const settings = join(ws.home, '.claude', 'settings.json');
const BEFORE = '{\n    "numStartups": 3,\n    "theme": "dark"\n}';

const plain = { ...ws.env, IS_SANDBOX: '1', DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', ANTHROPIC_API_KEY: 'stub' };
const withClaude = { ...plain, PATH: `${bin}${delimiter}${plain.PATH}` };
const headroom = (args, env = withClaude) => run(launcher, ['mcp', ...args], { env, cwd: ws.root });
const ask = (args, env = withClaude) => run(claude, args, { env, cwd: ws.root, seconds: 100 });

for (const [way, env] of Object.entries({ 'by its command': withClaude, 'by file': plain })) {
  const name = (what) => `${way}: ${what}`;
  await step(name('installs and uninstalls'), async () => {
    writeFileSync(state, BEFORE);
    const installed = await headroom(['install', '--client', 'claude-code'], env);
    check(name('shows a diff and says it is done'), installed.code === 0 && /\+ +"headroom": \{/.test(installed.out) && installed.out.includes('registered'),
      installed.out + installed.err);
    const entry = JSON.parse(readFileSync(state, 'utf8')).mcpServers?.headroom;
    check(name('names the launcher whole'), entry?.command?.startsWith('/') && entry.args.join(' ') === 'mcp serve', JSON.stringify(entry));
    const again = await headroom(['install', '--client', 'claude-code'], env);
    check(name('does nothing the second time'), again.code === 0 && again.out.includes('registered already'), again.out);
    const removed = await headroom(['uninstall'], env);
    check(name('gives back the same bytes'), removed.code === 0 && readFileSync(state, 'utf8') === BEFORE, removed.out + readFileSync(state, 'utf8'));
  });

  await step(name('is connected, and nothing else is lost afterwards'), async () => {
    writeFileSync(state, BEFORE);
    await headroom(['install', '--client', 'claude-code'], env);
    const listed = await ask(['mcp', 'list']);
    check(name('is listed as connected'), /headroom:.*Connected/.test(listed.out), listed.out + listed.err);
    const got = await ask(['mcp', 'get', 'headroom']);
    check(name('is a server of the user'), /User config/.test(got.out), got.out);
    await headroom(['uninstall'], env); // the client has written into its file by now
    const left = JSON.parse(readFileSync(state, 'utf8'));
    check(name('removes its entry alone'), left.mcpServers === undefined && left.numStartups !== undefined && left.firstStartTime !== undefined, JSON.stringify(left));
  }, 150);
}

await step('scopes', async () => {
  for (const [scope, shown] of [['local', /Local config/], ['project', /Project config/]]) {
    await headroom(['install', '--client', 'claude-code', '--scope', scope]);
    const got = await ask(['mcp', 'get', 'headroom']);
    check(`scope ${scope} is what the client takes it for`, shown.test(got.out), got.out + got.err);
    await headroom(['uninstall', '--scope', scope]);
  }
  check('the project is clean again', !existsSync(join(ws.root, '.mcp.json')));
}, 150);

await step('is allowed', async () => {
  await headroom(['install', '--client', 'claude-code', '--allow']);
  const api = await messagesStub([
    () => ({ tool: 'mcp__headroom__headroom_compress', input: { path: ws.log } }),
    () => ({ text: 'done' }),
  ]);
  onExit(api.close);
  const { code, err } = await ask(['-p', 'What went wrong?', '--output-format', 'stream-json', '--verbose'], { ...withClaude, ANTHROPIC_BASE_URL: api.url });
  const answered = JSON.stringify(api.requests.at(-1)?.messages ?? []);
  check('a session may call it without being asked', code === 0 && answered.includes(NEEDLE), err || answered.slice(-500));
  await headroom(['uninstall']);
  check('the rule is gone', !existsSync(settings), existsSync(settings) && readFileSync(settings, 'utf8'));
}, 120);

await step('is reached over HTTP', async () => {
  const url = await serveHttp(launcher, { ...ws, env: { ...ws.env, HEADROOM_TOKEN: TOKEN } });
  const env = { ...withClaude, SECRET: TOKEN };
  const installed = await headroom(['install', '--client', 'claude-code', '--remote', url, '--token-env', 'SECRET'], env);
  check('http: the token is written nowhere', installed.code === 0 && !readFileSync(state, 'utf8').includes(TOKEN), installed.out);
  const listed = await ask(['mcp', 'list'], env);
  check('http: is listed as connected', /headroom:.*Connected/.test(listed.out), listed.out + listed.err);
  const status = await headroom(['status', '--client', 'claude-code'], env);
  check('http: status sees the tools', status.code === 0 && status.out.includes('headroom_retrieve'), status.out + status.err);
  await headroom(['uninstall'], env);
}, 150);

await finish();
