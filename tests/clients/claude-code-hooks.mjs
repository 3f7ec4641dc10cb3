// `headroom mcp install --hooks` and Claude Code itself, against a scripted model: node claude-code-hooks.mjs LAUNCHER
// What the model would see of tools' results is read off the requests that Claude Code sends; everything is taken back to the byte.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { check, finish, launcherFromArguments, NEEDLE, onExit, run, sampleLog, step, workspace } from './lib.mjs';
import { messagesStub } from './messages-stub.mjs';

const launcher = launcherFromArguments();
const ws = workspace();
const require = createRequire(import.meta.url);
const claude = join(dirname(require.resolve(`@anthropic-ai/claude-code-${process.platform}-${process.arch}/package.json`)), 'claude');
const filesystem = join(dirname(require.resolve('@modelcontextprotocol/server-filesystem/package.json')), 'dist', 'index.js');

const MARKER = 'Retrieve more: hash=';
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const SETTINGS = '{\n    "theme": "dark",\n    "hooks": {\n        "PostToolUse": [\n            { "matcher": "Edit", "hooks": [{ "type": "command", "command": "true" }] }\n        ]\n    }\n}';
const STATE = '{\n    "theme": "dark"\n}';

const bin = join(ws.base, 'bin');
mkdirSync(bin);
symlinkSync(claude, join(bin, 'claude'));
const state = join(ws.home, '.claude.json');
const settings = join(ws.home, '.claude', 'settings.json');
mkdirSync(dirname(settings));
writeFileSync(settings, SETTINGS);
writeFileSync(state, STATE);

// One line that no short form shows, and a word that finds it.
const lines = ws.text.split('\n');
const HIDDEN = lines.find((line, i) => i > 300 && /orders\/\d{5} 200/.test(line));
ws.file('short.log', sampleLog(15_000));
writeFileSync(join(ws.root, 'pixel.png'), Buffer.from(PIXEL, 'base64'));
const names = Array.from({ length: 95 }, (_, i) => `a_file_whose_name_says_in_a_good_many_words_what_there_is_in_it_${i}.txt`);
mkdirSync(join(ws.root, 'many'));
for (const name of names) writeFileSync(join(ws.root, 'many', name), 'nothing of interest\n');
const config = ws.file('mcp.json', JSON.stringify({ mcpServers: { files: { type: 'stdio', command: process.execPath, args: [filesystem, ws.root] } } }));

const env = {
  ...ws.env, PATH: `${bin}${delimiter}${ws.env.PATH}`, SHELL: '/bin/bash', ANTHROPIC_API_KEY: 'stub', IS_SANDBOX: '1',
  DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  CLAUDE_CODE_ENTRYPOINT: 'local-agent', // has Grep and Glob as tools of their own, as on other systems
};
const headroom = (args, more = {}) => run(launcher, ['mcp', ...args], { env: { ...env, ...more }, cwd: ws.root });

const CALLS = {
  tiny: { tool: 'Bash', input: { command: 'echo one', description: 'x' } },
  bash: { tool: 'Bash', input: { command: 'cat short.log', description: 'x' } },
  huge: { tool: 'Bash', input: { command: 'cat app.log', description: 'x' } },
  read: { tool: 'Read', input: { file_path: ws.log } },
  range: { tool: 'Read', input: { file_path: ws.log, offset: 100, limit: 200 } },
  source: { tool: 'Read', input: { file_path: join(ws.root, 'short.log') } },
  grep: { tool: 'Grep', input: { pattern: 'http', path: ws.log, output_mode: 'content', '-n': true, head_limit: 0 } },
  found: { tool: 'Grep', input: { pattern: 'interest', output_mode: 'files_with_matches' } },
  glob: { tool: 'Glob', input: { pattern: '**/*.txt' } },
  server: { tool: 'mcp__files__read_text_file', input: { path: ws.log } },
  image: { tool: 'mcp__files__read_media_file', input: { path: join(ws.root, 'pixel.png') } },
  retrieve: (request) => ({
    tool: 'mcp__headroom__headroom_retrieve',
    input: { hash: /hash=([0-9a-f]{24})/.exec(text(block(request, 'huge')))?.[1] ?? 'none', query: HIDDEN.split(' ').find((word) => word.includes('/orders/')) },
  }),
};
const KEYS = Object.keys(CALLS);

/** What the model gets of each call, and all requests. */
async function session(more) {
  const api = await messagesStub([
    ...KEYS.map((key) => (typeof CALLS[key] === 'function' ? CALLS[key] : () => CALLS[key])),
    () => ({ text: 'done' }),
  ]);
  onExit(api.close);
  const { code, out, err } = await run(claude, [
    '-p', 'What went wrong?', '--output-format', 'stream-json', '--verbose', '--mcp-config', config,
    '--allowedTools', 'Bash,Read,Grep,Glob,mcp__files',
  ], { env: { ...env, ANTHROPIC_BASE_URL: api.url, ...more }, cwd: ws.root, seconds: 80 });
  const last = api.requests.at(-1);
  if (code !== 0 || api.requests.length <= KEYS.length) throw new Error(`exit ${code}, ${api.requests.length} requests: ${err || out.slice(-500)}`);
  return {
    requests: api.requests, out,
    blocks: Object.fromEntries(KEYS.map((key) => [key, block(last, key)])),
    shown: Object.fromEntries(KEYS.map((key) => [key, text(block(last, key))])),
  };
}

const blocks = (message) => (Array.isArray(message.content) ? message.content : []);
const block = (request, key) => request.messages.flatMap(blocks)
  .find((one) => one.type === 'tool_result' && one.tool_use_id === `toolu_${KEYS.indexOf(key) + 1}`);
const text = (result) => (typeof result?.content === 'string' ? result.content
  : (result?.content ?? []).filter((one) => one.type === 'text').map((one) => one.text).join('\n'));
/** Messages without the marks for the cache, which move on: a text that bears one is written as a list of blocks. */
const bytes = (messages) => messages.map(({ role, content }) => JSON.stringify({
  role, content: typeof content === 'string' ? [{ type: 'text', text: content }] : content,
}, (key, value) => (key === 'cache_control' ? undefined : value)));

let plain;
await step('without', async () => { plain = await session({}); }, 90);

await step('installs', async () => {
  const dry = await headroom(['install', '--client', 'claude-code', '--hooks']);
  check('shows what it changes', dry.code === 0 && dry.out.includes('"PostToolUse"') && dry.out.includes('headroom-shell'), dry.out + dry.err);
  const said = JSON.parse(readFileSync(settings, 'utf8'));
  check('the hook calls the server', said.hooks.PostToolUse[1]?.hooks[0].type === 'mcp_tool', JSON.stringify(said));
  check('the shell door is named whole', said.env.CLAUDE_CODE_SHELL_PREFIX === join(dirname(launcher), 'headroom-shell'), JSON.stringify(said.env));
  const status = await headroom(['status', '--client', 'claude-code']);
  check('status says so', /hooks +on, shell door on/.test(status.out), status.out);
});

for (const [way, more] of Object.entries({ 'hook alone': { HEADROOM_SHELL_OFF: '1' }, 'both doors': {} })) {
  await step(way, async () => {
    const { shown, blocks, requests, out } = await session(more);
    const name = (what) => `${way}: ${what}`;
    for (const key of ['bash', 'huge', 'read', 'server']) {
      check(name(`${key} is short and shows what matters`), shown[key].includes(NEEDLE) && shown[key].includes(MARKER) && shown[key].length < plain.shown.range.length,
        shown[key].slice(0, 300) + shown[key].slice(-300));
    }
    for (const key of ['bash', 'huge', 'server', 'grep']) {
      check(name(`${key} is shortened once`), shown[key].split(MARKER).length === 2 && !shown[key].includes('persisted-output'), shown[key].slice(-400));
    }
    for (const key of ['found', 'glob']) check(name(`${key} is short`), shown[key].includes(MARKER) && shown[key].length < plain.shown[key].length / 2, shown[key].slice(0, 400));
    check(name('counts stay true'), shown.found.startsWith(`Found ${names.length} files`), shown.found.slice(0, 100));
    for (const key of ['tiny', 'range', 'source']) check(name(`${key} is as without`), shown[key] === plain.shown[key], shown[key].slice(0, 300));
    check(name('an image is as without'), JSON.stringify(blocks.image.content).includes(PIXEL.slice(0, 40)), JSON.stringify(blocks.image).slice(0, 300));
    check(name('asking brings a hidden line back'), !shown.huge.includes(HIDDEN) && shown.retrieve.includes(HIDDEN), shown.retrieve.slice(0, 400));
    const changed = requests.slice(1).findIndex((request, i) => bytes(requests[i].messages).some((message, at) => message !== bytes(request.messages)[at]));
    check(name('no earlier message ever changes'), changed < 0, `request ${changed + 1}`);
    check(name('no hook has anything to complain of'), !/hook_[a-z_]*error|does not match/.test(out), /.{200}(hook_[a-z_]*error|does not match).{300}/.exec(out)?.[0]);
  }, 90);
}

await step('status', async () => {
  const status = await headroom(['status', '--client', 'claude-code']);
  check('status names the last result', /shell door on, last result .* for \w+/.test(status.out), status.out);
});

await step('takes all back', async () => {
  const removed = await headroom(['uninstall']);
  check('the settings are the same bytes', removed.code === 0 && readFileSync(settings, 'utf8') === SETTINGS, removed.out + readFileSync(settings, 'utf8'));
  check('the server is gone', JSON.parse(readFileSync(state, 'utf8')).mcpServers?.headroom === undefined);
  const own = SETTINGS.replace('"theme": "dark"', '"env": { "CLAUDE_CODE_SHELL_PREFIX": "/usr/bin/nice" }');
  writeFileSync(settings, own);
  const kept = await headroom(['install', '--client', 'claude-code', '--hooks']);
  check('a prefix of the user stays, and that is said', kept.out.includes('/usr/bin/nice') && kept.out.includes('stays') && readFileSync(settings, 'utf8').includes('/usr/bin/nice'), kept.out);
  await headroom(['uninstall']);
  check('and is there afterwards', readFileSync(settings, 'utf8') === own, readFileSync(settings, 'utf8'));
});

await finish();
