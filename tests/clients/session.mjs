// A session of forty steps with Claude Code itself, with and without the shell door: node session.mjs LAUNCHER [--figures]
// The model is a script. What a step takes from earlier results is settled by a rule over what its commands print when run by
// themselves, before any session starts; whether the model was shown it is read off the requests that Claude Code sends.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check, finish, launcherFromArguments, onExit, run, stdioArguments, step, workspace } from './lib.mjs';
import { messagesStub } from './messages-stub.mjs';
import { makeProject, STEPS } from './session-steps.mjs';
import { quantile, timedDoor, told } from './shell-times.mjs';

const launcher = launcherFromArguments();
const figures = process.argv.includes('--figures');
const ws = workspace();
const require = createRequire(import.meta.url);
const claude = join(dirname(require.resolve(`@anthropic-ai/claude-code-${process.platform}-${process.arch}/package.json`)), 'claude');
const door = join(dirname(launcher), 'headroom-shell');

const SHORT = 500; // tokens
const project = join(ws.root, 'project');
const pristine = join(ws.base, 'pristine');
const jdk = process.env.HEADROOM_JAVA_HOME ?? execFileSync('/bin/sh', ['-c', '. "$0"; find_jdk 25', join(dirname(launcher), '../libexec/find-jdk.sh')], { encoding: 'utf8' }).trim();
const env = { ...ws.env, PATH: `${jdk}/bin:${process.env.PATH}`, SHELL: '/bin/bash', HEADROOM_LIB: join(dirname(launcher), '..', 'lib'), TZ: 'UTC', LANG: 'C.UTF-8' };

const percent = (part, whole) => (100 * part) / whole;

function reset() {
  rmSync(project, { recursive: true, force: true });
  cpSync(pristine, project, { recursive: true, preserveTimestamps: true });
}

await step('session', async () => {
  await makeProject(pristine, env);
  const raw = await outputs();
  const plain = await session(raw, false);
  const short = await session(raw, true);
  raw.results.forEach((text, i) => { if (STEPS[i].read) raw.results[i] = plain.results[i]; }); // what a client's own tool gives
  await report(raw, plain, short);
}, 900);

await finish();

/** What the commands print when nobody is in between, and what later steps take from it. */
async function outputs() {
  reset();
  const taken = {};
  const steps = [];
  const results = [];
  for (const planned of STEPS) {
    const input = planned.read ? undefined : planned.run(taken);
    const { out } = planned.read
      ? { out: readFileSync(join(project, planned.read), 'utf8') }
      : await run('/bin/bash', ['-c', `{ ${input}\n} 2>&1`], { env, cwd: project, seconds: 120 });
    steps.push({ input: input ?? join(project, planned.read), tool: planned.read ? 'Read' : 'Bash' });
    results.push(out);
    if (planned.takes) {
      const words = planned.takes(out);
      if (Object.values(words).some((word) => !word || !out.includes(word))) throw new Error(`nothing to take from: ${input}: ${JSON.stringify(words)}`);
      Object.assign(taken, words);
    }
  }
  // A step uses the words that its command has out of an earlier one's result.
  const uses = STEPS.map((planned) => (planned.uses ?? []).map((name) => taken[name]));
  return { steps, results, uses };
}

async function session(raw, withDoor) {
  reset();
  const times = timedDoor(ws.base, door);
  const settings = { env: withDoor ? times.env : {} };
  const servers = withDoor ? { headroom: { type: 'stdio', command: launcher, args: stdioArguments({ root: project }) } } : {};
  const turns = raw.steps.map(({ tool, input }) => () => ({
    tool, input: tool === 'Read' ? { file_path: input } : { command: input, description: 'next' },
  }));
  const first = turns[0];
  turns[0] = async () => {
    if (withDoor) await warmUp(raw);
    return first();
  };
  const api = await messagesStub([...turns, () => ({ text: 'done' })]);
  onExit(api.close);
  const { code, out, err } = await run(claude, [
    '-p', 'Find out why the checks of this project fail, and set them right.', '--output-format', 'stream-json', '--verbose',
    '--mcp-config', JSON.stringify({ mcpServers: servers }), '--strict-mcp-config', '--settings', JSON.stringify(settings),
    '--permission-mode', 'bypassPermissions',
  ], {
    env: {
      ...env, ANTHROPIC_BASE_URL: api.url, ANTHROPIC_API_KEY: 'stub', IS_SANDBOX: '1',
      DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    },
    cwd: project, seconds: 300,
  });
  if (code !== 0 || api.requests.length !== turns.length + 1) {
    throw new Error(`exit ${code}, ${api.requests.length} requests: ${err || out.slice(-500)}`);
  }
  return {
    requests: api.requests,
    results: raw.steps.map((_, i) => resultText(api.requests[i + 1])),
    changed: api.requests.slice(1).reduce((sum, request, i) => sum + changedBytes(api.requests[i].messages, request.messages), 0),
    added: withDoor ? times.added() : [],
  };
}

/** Has the server see all kinds of output once or twice, as one that has served a while has. */
async function warmUp(raw) {
  const folder = join(ws.base, 'warm');
  mkdirSync(folder, { recursive: true });
  for (let round = 0; round < 3; round++) {
    for (const [i, text] of raw.results.entries()) {
      if (text.length < 900) continue;
      const file = join(folder, String(i));
      writeFileSync(file, text);
      const command = `: shell-snapshots/ && eval 'cat ${i}'; cat '${file}'`;
      await run('/bin/bash', ['-c', `"$0" "$1" >> '${file}.out' 2>&1; rm '${file}.out'`, door, command], { env, cwd: project });
    }
  }
}

/** Bytes of what was sent before that are not the same any more. Cache marks move from turn to turn and do not count, nor does the block that a text is put in to carry one. */
function changedBytes(before, after) {
  const bare = (content) => (Array.isArray(content) && content.length === 1 && content[0].type === 'text' ? content[0].text : content);
  const plain = (message) => JSON.stringify(message, (key, value) => (key === 'cache_control' ? undefined : key === 'content' ? bare(value) : value));
  return before.reduce((sum, message, i) => {
    const was = plain(message);
    const is = plain(after[i] ?? null);
    return sum + (was === is ? 0 : Buffer.byteLength(was));
  }, 0);
}

async function report(raw, plain, short) {
  const tokens = await tokensOf([raw.results, plain.results, short.results]);
  const [rawSum, plainSum, shortSum] = tokens.map((counts) => counts.reduce((a, b) => a + b, 0));
  const variants = [['raw', raw.results], ['client', plain.results], ['headroom', short.results]];
  const shown = variants.map(([, results]) => usesShown(raw, results));
  const prices = await pricesOf(variants.map(([, results], v) => ({
    request: (v === 2 ? short : plain).requests.at(-1), results, asked: new Set(shown[v].missing.map((m) => m.step)),
  })));

  const used = shown[0].total;
  const lines = [['', 'tokens', 'of raw %', 'used shown', '%', 'extra turns', 'price', 'bytes changed']];
  variants.forEach(([name], v) => lines.push([
    name, [rawSum, plainSum, shortSum][v], percent([rawSum, plainSum, shortSum][v], rawSum).toFixed(1),
    `${used - shown[v].missing.length}/${used}`, percent(used - shown[v].missing.length, used).toFixed(1),
    new Set(shown[v].missing.map((m) => m.step)).size, Math.round(prices[v]), v === 0 ? '-' : [plain, short][v - 1].changed,
  ]));
  print(lines);
  console.log(`added per command: ${told(short.added)}`);
  if (figures) {
    print([['step', 'raw', 'client', 'headroom', 'added ms', 'command'], ...raw.steps.map(({ tool, input }, i) => {
      const at = raw.steps.slice(0, i + 1).filter((s) => s.tool === 'Bash').length - 1;
      return [i + 1, tokens[0][i], tokens[1][i], tokens[2][i], tool === 'Bash' ? (short.added[at] ?? NaN).toFixed(1) : '-', input.replace(/\s+/g, ' ').slice(0, 70)];
    })]);
  }
  for (const [v, name] of [[1, 'client'], [2, 'headroom']]) {
    for (const { step: from, word, user } of shown[v].missing) console.log(`${name}: step ${user + 1} uses "${word}" of step ${from + 1}, which is not shown`);
  }

  const few = tokens[0].filter((count) => count < SHORT).length;
  check('forty steps, of which most are short', STEPS.length === 40 && few >= 25, `${few} of ${STEPS.length}`);
  check('at most 45 % of the tokens', shortSum <= 0.45 * rawSum, `${shortSum} of ${rawSum}`);
  // The words change with these sources: one that is missed after an edit is for --figures to tell.
  const least = figures ? 97 : 90;
  check(`${least} % of what later steps use is shown`, used - shown[2].missing.length >= (least / 100) * used, JSON.stringify(shown[2].missing));
  check('at least as much of it as without', shown[2].missing.length <= shown[1].missing.length, JSON.stringify(shown[2].missing));
  check('never changes what was sent before', short.changed === 0, `${short.changed} bytes`);
  check('costs less than without', prices[2] < prices[1], `${prices[2]} against ${prices[1]}`);
  if (figures) {
    check('adds at most 30 ms at the median and 150 ms at the 95th percentile', quantile(short.added, 0.5) <= 30 && quantile(short.added, 0.95) <= 150, short.added.map(Math.round));
  }
}

/** What steps use out of earlier results: how much there is, and what of it nothing that was sent before has. */
function usesShown(raw, results) {
  let total = 0;
  const missing = [];
  raw.uses.forEach((words, user) => {
    for (const word of words) {
      total++;
      if (!results.slice(0, user).some((text) => text.includes(word))) {
        missing.push({ step: raw.results.findIndex((text) => text.includes(word)), word, user });
      }
    }
  });
  return { total, missing };
}

/** Tokens of texts: the program itself counts them. */
async function tokensOf(variants) {
  const conversations = variants.flatMap((results, v) => results.map((text, i) => [`${v}-${String(i).padStart(3, '0')}`, [
    { role: 'user', content: 'x' }, { role: 'assistant', content: 'x' }, { role: 'tool', content: text },
  ]]));
  const { sessions } = await evaluated('tokens', conversations);
  const counts = new Map(sessions.map(({ session: name, tokens_raw }) => [name, tokens_raw]));
  return variants.map((results, v) => results.map((_, i) => counts.get(`${v}-${String(i).padStart(3, '0')}`) ?? 0));
}

/** Prices of sessions, tools' descriptions included, with a call of 60 and an answer of 300 tokens behind each result that is asked about again. */
async function pricesOf(sessions) {
  const conversations = sessions.map(({ request, results, asked }, v) => {
    const system = JSON.stringify(request.tools) + text(request.system);
    const messages = [];
    let at = 0;
    for (const message of request.messages) {
      const isResult = Array.isArray(message.content) && message.content.some((block) => block.type === 'tool_result');
      messages.push(isResult ? { ...message, content: message.content.map((block) => (block.type === 'tool_result' ? { ...block, content: results[at] } : block)) } : message);
      if (isResult && asked.has(at++)) {
        messages.push({ role: 'assistant', content: ' what'.repeat(60) }, { role: 'user', content: [{ type: 'tool_result', content: ' that'.repeat(300) }] });
      }
    }
    return [String(v), { system, messages }];
  });
  const { sessions: costs } = await evaluated('prices', conversations);
  return costs.map(({ raw_price }) => raw_price);
}

async function evaluated(name, conversations) {
  const folder = join(ws.base, name);
  mkdirSync(folder);
  for (const [file, conversation] of conversations) writeFileSync(join(folder, `${file}.json`), JSON.stringify(conversation));
  const { code, out, err } = await run(launcher, ['eval', '--sessions', folder, '--format', 'json'], { env, cwd: ws.root, seconds: 120 });
  if (code !== 0) throw new Error(`eval: ${err}`);
  return JSON.parse(out);
}

function print(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) console.log(row.map((cell, column) => (column === 0 || column === row.length - 1 && rows[0][column] === 'command' ? String(cell).padEnd(widths[column]) : String(cell).padStart(widths[column]))).join('  ').trimEnd());
}

function text(content) {
  return typeof content === 'string' ? content : (content ?? []).map((block) => block.text ?? '').join('\n');
}

/** The text of the newest tool result, as the model gets it. */
function resultText(request) {
  const results = request.messages.flatMap((message) => (Array.isArray(message.content) ? message.content : [])).filter((block) => block.type === 'tool_result');
  return text(results.at(-1)?.content ?? '');
}
