// The forty steps of session.mjs and the project they are taken in: this repository's own files, with a history made of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const nth = (list, share) => list[Math.floor(list.length * share)];
const found = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

const compile = 'javac -nowarn -verbose -proc:none -d out -cp "$HEADROOM_LIB/*" $(find src/main/java/io/headroom/text -name "*.java" | sort)';

/** `run` gives the command; `takes` says by a rule what later steps need of what it prints, and `uses` which of that this step needs. */
export const STEPS = [
  { run: () => 'ls', takes: () => ({ folder: 'examples' }) },
  { run: () => 'git status --short | wc -l; git log --oneline | wc -l' },
  // A listing: one file in its middle.
  { run: () => "find src -name '*.java' | sort", takes: (out) => ({ listed: nth(found(out, /([^/\n]+)$/gm), 0.5), other: nth(found(out, /([^/\n]+)$/gm), 0.75), books: 'io/headroom/ledger/', texts: 'io/headroom/text/' }) },
  { run: ({ listed, other }) => `find src -name ${listed} -o -name ${other} | xargs wc -l`, uses: ['listed', 'other'] },
  { read: 'examples/corpus/README.md' },
  // A file: a method in its middle.
  {
    run: () => 'cat src/main/java/io/headroom/text/JsonPlaces.java',
    takes: (out) => {
      const methods = found(out, /^ {2}(?:public |private |static )*[\w<>?,[\] ]+ (\w+\(.*)\{$/gm);
      return { method: nth(methods, 0.5).trim(), another: nth(methods, 0.75).trim() };
    },
  },
  { run: ({ method, another }) => `grep -rnwE '${method.split('(')[0]}|${another.split('(')[0]}' src/main/java/io/headroom/text | head -5`, uses: ['method', 'another'] },
  // A search: one of its files and the line in it.
  {
    run: () => 'grep -rn "Optional.empty()" src/main/java',
    takes: (out) => { const hit = nth(out.trim().split('\n'), 0.5).split(':'); return { hitFile: hit[0].split('/').at(-1), hitLine: hit[1], hit: hit[0] }; },
  },
  { run: ({ hit, hitLine }) => `sed -n '${hitLine - 2},${Number(hitLine) + 2}p' ${hit}`, uses: ['hitFile', 'hitLine'] },
  // Logs: a hash in the middle of each.
  { run: () => 'git log --stat -30', takes: (out) => ({ commit: nth(found(out, /^commit (\w+)/gm), 0.5), subject: nth(found(out, /^ {4}(Add .*)$/gm), 0.5) }) },
  { run: ({ commit }) => `git show -s --format='%an %s' ${commit}`, uses: ['commit', 'subject'] },
  { run: () => 'git log --oneline -- src/main/java/io/headroom/ledger', takes: (out) => ({ older: nth(found(out, /^(\w+) /gm), 0.5), added: nth(found(out, /^\w+ (.*)$/gm), 0.5) }), uses: ['books'] },
  { run: ({ older }) => `git show --stat --format=%s ${older}`, uses: ['older', 'added'] },
  // A build that fails with one error in the midst of its noise, and one that does not.
  { run: () => "sed -i 's/CharClass.width(bits)/CharClass.widthOf(bits)/' src/main/java/io/headroom/text/Words.java src/main/java/io/headroom/text/Splitter.java" },
  { run: () => compile, takes: (out) => ({ broken: found(out, /(\w+\.java:\d+): error/g)[0], symbol: 'widthOf' }), uses: ['texts'] },
  { run: ({ broken }) => `sed -n '${broken.split(':')[1]}p' src/main/java/io/headroom/text/${broken.split(':')[0]}`, uses: ['broken', 'symbol'] },
  { run: () => 'git checkout -q -- src && git status --short' },
  { run: () => compile, takes: () => ({ wrote: '[wrote' }) },
  { run: () => 'ls out/io/headroom/text | wc -l', uses: ['wrote'] },
  // Tests of which one fails, and then none.
  { run: () => 'node --test --test-reporter=tap check/', takes: (out) => ({ failing: found(out, /not ok \d+ - (\S+ has .*)$/gm)[0], failed: '# fail 1', expected: "expected: '2025'", actual: '2026' }) },
  { run: ({ failing }) => `grep -n '${failing}' check/*.mjs; cat check/${failing.split(' ')[0]}`, uses: ['failing', 'failed', 'expected'] },
  { run: ({ actual }) => `sed -i s/${actual}/2025/ check/expected.txt`, uses: ['actual'] },
  { run: () => 'node --test --test-reporter=tap check/', takes: (out) => ({ green: '# fail 0', passed: found(out, /^(# pass \d+)/gm)[0] }) },
  { run: () => 'git diff', uses: ['green', 'passed'] },
  // A change all over the place: one file in its middle.
  { run: () => "grep -rl 'List.copyOf' src/main/java | xargs sed -i 's/List.copyOf/List.fixed/'; git diff src", takes: (out) => { const files = found(out, /^\+\+\+ b\/.*\/(\w+\.java)$/gm); return { changed: nth(files, 0.5), further: nth(files, 0.75) }; } },
  { run: ({ changed, further }) => `git diff --stat -- '*/${changed}' '*/${further}'`, uses: ['changed', 'further'] },
  { run: () => 'git checkout -q -- . && git status --short | wc -l' },
  // Data: one record in its middle.
  { run: () => 'cat examples/data/issues.json', takes: (out) => { const issue = nth(JSON.parse(out), 0.5); return { issue: String(issue.number), title: issue.title }; } },
  { run: ({ issue }) => `node -p "JSON.parse(fs.readFileSync('examples/data/issues.json')).find((i) => i.number === ${issue}).user.login"`, uses: ['issue', 'title'] },
  // A log: the longest pause in it.
  {
    run: () => 'cat examples/corpus/gc.log',
    takes: (out) => {
      const pauses = [...out.matchAll(/(GC\(\d+\)) Pause.* ([\d.]+)ms$/gm)].sort((a, b) => b[2] - a[2]);
      return { pause: pauses[0][1], millis: `${pauses[0][2]}ms` };
    },
  },
  { run: ({ pause }) => `grep -cF '${pause}' examples/corpus/gc.log`, uses: ['pause', 'millis'] },
  { run: () => 'git rev-parse --short HEAD', takes: (out) => ({ head: out.trim() }) },
  // A manual: a heading in its middle.
  { run: () => 'cat examples/data/guide.md', takes: (out) => { const headings = found(out, /^#{2,4} (.+)$/gm); return { heading: nth(headings, 0.5), later: nth(headings, 0.75) }; } },
  { run: ({ heading, later }) => `grep -nF -e '${heading}' -e '${later}' examples/data/guide.md | head -3`, uses: ['heading', 'later'] },
  { run: ({ folder }) => `du -s --apparent-size ${folder} | cut -f 2`, uses: ['folder'] },
  { run: () => 'wc -c examples/data/*', takes: (out) => ({ largest: out.trim().split('\n').slice(0, -1).sort((a, b) => parseInt(b, 10) - parseInt(a, 10))[0].trim().split(' ')[1] }) },
  // What is in an archive: one of its classes.
  { run: () => 'jar tf "$HEADROOM_LIB"/jsoup-*.jar', takes: () => ({ entry: 'TokenQueue.class', inPackage: 'org/jsoup/parser/' }) },
  { run: () => 'javap -cp "$HEADROOM_LIB/*" org.jsoup.parser.TokenQueue | head -8', uses: ['entry', 'inPackage'] },
  { run: ({ largest }) => `tail -2 ${largest} | cut -c 1-200`, uses: ['largest'] },
  { run: ({ head }) => `git status --short; git log -1 --format=%s ${head}`, uses: ['head'] },
];

const CHECK = `// Every case has its file, and every needle stands in it.
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import assert from 'node:assert';

const folder = new URL('../examples/corpus/', import.meta.url);
const cases = readFileSync(new URL('index.jsonl', folder), 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
cases.forEach(({ id, file, needles }, i) => {
  if (i === cases.length >> 1) {
    const year = readFileSync(new URL('expected.txt', import.meta.url), 'utf8').trim();
    test('expected.txt has the year of the first release', () => assert.strictEqual(year, '2025'));
  }
  test(id + ' has its file', () => readFileSync(new URL(file, folder)));
  needles.forEach((_, n) => test(id + ' has text for needle ' + n, () => assert.ok(readFileSync(new URL(file, folder), 'utf8').length > n)));
});
`;

/** Copies the sources, and makes a history in which each file comes by itself: always the same for the same files. */
export async function makeProject(folder, env) {
  mkdirSync(join(folder, 'check'), { recursive: true });
  cpSync(join(repository, 'examples'), join(folder, 'examples'), { recursive: true });
  cpSync(join(repository, 'src/main/java'), join(folder, 'src/main/java'), { recursive: true });
  writeFileSync(join(folder, 'check', 'corpus.test.mjs'), CHECK);
  writeFileSync(join(folder, 'check', 'expected.txt'), '2026\n');
  writeFileSync(join(folder, '.gitignore'), 'out/\n');

  await git(folder, env, ['init', '-q', '-b', 'main']);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.git'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const commits = files.map((file, i) => {
    const content = readFileSync(join(folder, file));
    const said = /^\/\/\/ (.*)$/m.exec(content.toString('utf8'))?.[1] ?? 'As it was';
    const message = `Add ${file.split('/').slice(-2).join('/')}\n\n${said}\n`;
    return Buffer.concat([
      Buffer.from(`commit refs/heads/main\ncommitter Ada <ada@example.org> ${1767225600 + i * 5432} +0000\ndata ${Buffer.byteLength(message)}\n${message}`
        + `M 100644 inline ${file}\ndata ${content.length}\n`), content, Buffer.from('\n'),
    ]);
  });
  await git(folder, env, ['fast-import', '--quiet'], Buffer.concat(commits));
  await git(folder, env, ['reset', '-q', '--hard']);
}

async function git(cwd, env, args, input) {
  const child = spawn('git', args, { cwd, env, stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`git ${args[0]}: exit ${code}`);
}
