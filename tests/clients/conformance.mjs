// The official conformance suite over HTTP, both eras: node conformance.mjs LAUNCHER
// Scenarios that need prompts, resources or the suite's own test tools are expected to fail, each with its
// reason in expected-failures-*.yml; one that passes all the same is a failure here, so the lists stay true.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, finish, launcherFromArguments, run, serveHttp, step, workspace } from './lib.mjs';

const launcher = launcherFromArguments();
const ws = workspace();
const suite = join(dirname(createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json')), 'dist/index.js');
const url = await serveHttp(launcher, ws);

async function conform(...args) {
  const { code, out, err } = await run(process.execPath, [suite, 'server', '--url', url, '-o', join(ws.base, 'results'), ...args],
    { env: ws.env, cwd: ws.base, seconds: 180 });
  return { code, report: out.split('=== SUMMARY ===').at(-1) + err };
}

for (const revision of ['2025-11-25', '2026-07-28']) {
  await step(revision, async () => {
    const expected = fileURLToPath(new URL(`expected-failures-${revision}.yml`, import.meta.url));
    const { code, report } = await conform('--requirements', revision, '--expected-failures', expected);
    check(`${revision}: no failure but the expected ones`, code === 0, report.slice(-3000));
    for (const scenario of report.matchAll(/^✓ (\S+): ([1-9]\d*) passed, 0 failed/gm)) check(`${revision}: ${scenario[1]}`, true);
  }, 200);
}

// Run by the suite, but not scored yet.
await step('http-header-validation', async () => {
  const { code, report } = await conform('--scenario', 'http-header-validation', '--spec-version', '2026-07-28');
  check('2026-07-28: http-header-validation', code === 0, report.slice(-3000));
}, 200);

await finish();
