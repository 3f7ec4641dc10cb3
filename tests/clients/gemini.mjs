// Gemini CLI with a scripted model, a home of its own, no account and no network: node gemini.mjs LAUNCHER
// Registers Headroom, sends a server of the user's through the gateway, and reads off its requests what the model gets.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, finish, launcherFromArguments, onExit, run, step, TOOLS, workspace } from './lib.mjs';
import { geminiStub, lastOutput } from './gemini-stub.mjs';
import { filesServer, hashIn, packageOf, QUIET_QUESTION, wrappable } from './wrapped.mjs';

const MODEL = 'gemini-2.5-flash';

const launcher = launcherFromArguments();
const ws = workspace();
const folder = packageOf('@google/gemini-cli');
const gemini = join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin.gemini);
const home = join(ws.home, '.gemini');
mkdirSync(home);
writeFileSync(join(home, 'trustedFolders.json'), JSON.stringify({ [ws.root]: 'TRUST_FOLDER' }));
const [command, ...args] = filesServer(ws.root);
const files = wrappable(launcher, ws, {
  client: 'gemini', env: ws.env, config: join(home, 'settings.json'),
  before: `{
    // mine
    "security": {"auth": {"selectedType": "gemini-api-key"}},
    "privacy": {"usageStatisticsEnabled": false},
    "general": {"enableAutoUpdate": false},
    "mcpServers": {
        "files": {
            "command": ${JSON.stringify(command)},
            "args": ${JSON.stringify(args)}, // all of the project
            "includeTools": ["read_text_file"],
            "timeout": 60000, "trust": true
        }
    }
}`,
});

await step('wraps', files.wrap, 40);
await step('status', files.status, 40);

await step('a session', async () => {
  const api = await geminiStub([
    () => ({ tool: 'mcp_files_read_text_file', input: { path: files.long } }),
    (request) => ({ tool: 'mcp_files_headroom_retrieve', input: { hash: hashIn(lastOutput(request)), query: QUIET_QUESTION } }),
    () => ({ text: 'done' }),
  ]);
  onExit(api.close);
  const env = { ...ws.env, GEMINI_API_KEY: 'stub', GOOGLE_GEMINI_BASE_URL: api.url, NO_PROXY: '127.0.0.1' };
  const { code, out, err } = await run(process.execPath, [gemini, '-p', 'Who asked?', '-m', MODEL, '--output-format', 'json', '--yolo'],
    { env, cwd: ws.root, seconds: 80 });
  const requests = api.requests;
  check('ends well', code === 0 && requests.length === 3, `exit ${code}, ${requests.length} requests: ${err.slice(-500)}${out.slice(-500)}`);
  if (requests.length < 3) return;
  const offered = requests[0].tools.flatMap((tool) => tool.functionDeclarations ?? []).map((tool) => tool.name);
  check('sees Headroom\'s tools', TOOLS.every((tool) => offered.includes(`mcp_headroom_${tool}`)), offered.join(' '));
  check('sees the way to the rest beside the server\'s own',
    offered.filter((name) => name.startsWith('mcp_files_')).sort().join(' ') === 'mcp_files_headroom_retrieve mcp_files_read_text_file', offered.join(' '));
  files.checkShown('gemini', lastOutput(requests[1]), lastOutput(requests[2]));
  check('what was sent does not change', JSON.stringify(requests[2].contents).startsWith(JSON.stringify(requests[1].contents).slice(0, -1)));
}, 90);

await step('goes back', files.back, 40);
await finish();
