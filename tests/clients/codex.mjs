// Codex with a scripted model, a home of its own, no account and no network: node codex.mjs LAUNCHER
// Registers Headroom, sends a server of the user's through the gateway, and reads off Codex's requests what the model
// gets; for models that call tools, and for those that write programs which do (code mode).
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, finish, launcherFromArguments, onExit, run, step, TOOLS, workspace } from './lib.mjs';
import { lastOutput, responsesStub } from './responses-stub.mjs';
import { filesServer, hashIn, packageOf, QUIET_QUESTION, wrappable } from './wrapped.mjs';

const launcher = launcherFromArguments();
const ws = workspace();
const vendor = join(packageOf(`@openai/codex-${process.platform}-${process.arch}`), 'vendor');
const codex = join(vendor, readdirSync(vendor)[0], 'bin', 'codex');
const home = join(ws.home, '.codex');
mkdirSync(home);
const env = { ...ws.env, STUB_KEY: 'stub' };
const [command, ...args] = filesServer(ws.root);
const files = wrappable(launcher, ws, {
  client: 'codex', env, config: join(home, 'config.toml'),
  before: `# mine
model = "gpt-5.5"

[mcp_servers.files] # all of the project
command = ${JSON.stringify(command)}
args = [
  '${args[0]}', # the program
  '${args[1]}',
]
required = true
startup_timeout_sec = 40 # a slow disk

[analytics]
enabled = false
`,
});

/** Runs a session whose model plays the script. */
async function session(model, turns) {
  const api = await responsesStub(turns);
  onExit(api.close);
  const provider = { name: 'stub', base_url: `${api.url}/v1`, env_key: 'STUB_KEY', wire_api: 'responses', request_max_retries: 0, stream_max_retries: 0 };
  const settings = [`model=${model}`, 'model_provider=stub', 'mcp_servers.headroom.required=true', 'mcp_servers.headroom.startup_timeout_sec=60',
    ...Object.entries(provider).map(([name, value]) => `model_providers.stub.${name}=${JSON.stringify(value)}`)];
  const { code, out, err } = await run(codex, ['exec', '--skip-git-repo-check', '--json', '--dangerously-bypass-approvals-and-sandbox',
    ...settings.flatMap((setting) => ['-c', setting]), 'Why was order 84213 refused?'], { env, cwd: ws.root, seconds: 50 });
  check(`${model}: ends well`, code === 0 && api.requests.length === turns.length, `exit ${code}, ${api.requests.length} requests: ${err}${out.slice(-500)}`);
  return api.requests;
}

await step('wraps', files.wrap, 40);
await step('status', files.status, 40);

for (const model of ['a-model-of-nobody', 'gpt-5.5']) {
  await step(`${model}: calls tools`, async () => {
    const requests = await session(model, [
      () => ({ namespace: 'mcp__files', tool: 'read_text_file', input: { path: files.long } }),
      (request) => ({ namespace: 'mcp__files', tool: 'headroom_retrieve', input: { hash: hashIn(lastOutput(request)), query: QUIET_QUESTION } }),
      () => ({ text: 'done' }),
    ]);
    if (requests.length < 3) return;
    files.checkShown(model, lastOutput(requests[1]), lastOutput(requests[2]));
    check(`${model}: what was sent does not change`, JSON.stringify(requests[2].input).startsWith(JSON.stringify(requests[1].input).slice(0, -1)));
    if (model === 'gpt-5.5') return; // whose tools are found by a search
    const offered = Object.fromEntries(requests[0].tools.filter((tool) => tool.type === 'namespace').map((space) => [space.name, space.tools.map((tool) => tool.name)]));
    check(`${model}: sees Headroom's tools`, TOOLS.every((tool) => offered.mcp__headroom?.includes(tool)), JSON.stringify(offered));
    check(`${model}: sees the way to the rest beside the server's own`, offered.mcp__files?.includes('headroom_retrieve') && offered.mcp__files.includes('read_text_file'));
  }, 60);
}

await step('code mode', async () => {
  const model = 'gpt-6.1-sol';
  const script = (tool, input) => ({ script: `const got = await tools.mcp__files__${tool}(${JSON.stringify(input)}); text(got.content[0].text);` });
  const requests = await session(model, [
    () => ({ script: 'text(ALL_TOOLS.map((tool) => tool.name).join(" "));' }),
    () => script('read_text_file', { path: files.long }),
    (request) => script('headroom_retrieve', { hash: hashIn(lastOutput(request)), query: QUIET_QUESTION }),
    () => ({ text: 'done' }),
  ]);
  if (requests.length < 4) return;
  const names = lastOutput(requests[1]);
  check(`${model}: sees Headroom's tools`, TOOLS.every((tool) => names.includes(`mcp__headroom__${tool}`)) && names.includes('mcp__files__headroom_retrieve'), names.slice(0, 500));
  files.checkShown(model, lastOutput(requests[2]), lastOutput(requests[3]));
}, 60);

await step('goes back', files.back, 40);
await finish();
