// A server with everything the conformance suite asks for by name, in both eras of the protocol, over HTTP:
// node fixture-server.mjs PORT. By hand and without an SDK, so that what the gateway passes on is what stands here.
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const WAV = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=';
const MODERN = '2026-07-28';
const LEGACY = ['2025-11-25', '2025-06-18', '2025-03-26'];
const META = 'io.modelcontextprotocol/';
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const sign = (state) => createHmac('sha256', 'fixture').update(state).digest('hex');

class Failure extends Error {
  constructor(code, message, data) { super(message); Object.assign(this, { code, data }); }
}

const text = (value) => ({ type: 'text', text: value });
const image = { type: 'image', data: PNG, mimeType: 'image/png' };
const embedded = (uri, mimeType, value) => ({ type: 'resource', resource: { uri, mimeType, text: value } });
const said = (...content) => ({ content });

// What is asked of the client: in the era with sessions by a request, in the other by an unfinished result.
const form = (message, properties) =>
  ({ method: 'elicitation/create', params: { message, requestedSchema: { type: 'object', properties, required: Object.keys(properties) } } });
const prompting = (words, maxTokens = 100) =>
  ({ method: 'sampling/createMessage', params: { messages: [{ role: 'user', content: text(words) }], maxTokens } });
const roots = { method: 'roots/list', params: {} };
const NAME = { user_name: form('What is your name?', { name: { type: 'string' } }) };

/** Whether the client answered all questions, each with an object. */
const answered = (call, questions) =>
  Object.keys(questions).every((key) => typeof call.params.inputResponses?.[key] === 'object' && call.params.inputResponses[key] !== null);

function ask(questions, state) {
  return { resultType: 'input_required', inputRequests: questions, ...(state && { requestState: `${state}.${sign(state)}` }) };
}

/** The state that came back, unless somebody changed it. */
function stateOf(call) {
  const [state, signature] = String(call.params.requestState ?? '').split('.');
  if (call.params.requestState !== undefined && signature !== sign(state)) throw new Failure(-32602, 'requestState was tampered with');
  return state;
}

const rounds = (questions, done, state) => (call) => {
  stateOf(call);
  return answered(call, questions) ? said(text(done(call.params.inputResponses))) : ask(questions, state);
};

const elicited = (properties, required = []) => async (call) => {
  const result = await call.ask('elicitation/create', { message: 'Please fill in', requestedSchema: { type: 'object', properties, required } });
  return said(text(`Elicitation completed: action=${result.action}, content=${JSON.stringify(result.content)}`));
};

const titled = (values, word) => values.map((value, i) => ({ const: value, title: `${['First', 'Second', 'Third'][i]} ${word}` }));

const TOOLS = {
  test_simple_text: () => said(text('This is a simple text response for testing.')),
  test_image_content: () => said(image),
  test_audio_content: () => said({ type: 'audio', data: WAV, mimeType: 'audio/wav' }),
  test_embedded_resource: () => said(embedded('test://embedded-resource', 'text/plain', 'This is an embedded resource content.')),
  test_multiple_content_types: () =>
    said(text('Multiple content types test:'), image, embedded('test://mixed-content-resource', 'application/json', '{"test":"data","value":123}')),
  test_tool_with_logging: async (call) => {
    for (const data of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
      call.send('notifications/message', { level: 'info', data });
      await pause(50);
    }
    return said(text('Logged.'));
  },
  test_tool_with_progress: async (call) => {
    const progressToken = call.params._meta?.progressToken;
    for (const progress of [0, 50, 100]) {
      if (progressToken !== undefined) call.send('notifications/progress', { progressToken, progress, total: 100 });
      await pause(50);
    }
    return said(text('Done.'));
  },
  test_error_handling: () => ({ ...said(text('This tool intentionally returns an error for testing')), isError: true }),
  test_sampling: async (call) => {
    const { params } = prompting(call.arguments.prompt);
    return said(text(`LLM response: ${(await call.ask('sampling/createMessage', params)).content.text}`));
  },
  test_elicitation: async (call) => {
    const result = await call.ask('elicitation/create', form(call.arguments.message, { response: { type: 'string', description: "User's response" } }).params);
    return said(text(`User response: ${JSON.stringify(result)}`));
  },
  test_elicitation_sep1034_defaults: elicited({
    name: { type: 'string', default: 'John Doe' }, age: { type: 'integer', default: 30 }, score: { type: 'number', default: 95.5 },
    status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' }, verified: { type: 'boolean', default: true },
  }),
  test_elicitation_sep1330_enums: elicited({
    untitledSingle: { type: 'string', enum: ['option1', 'option2', 'option3'] },
    titledSingle: { type: 'string', oneOf: titled(['value1', 'value2', 'value3'], 'Option') },
    legacyEnum: { type: 'string', enum: ['opt1', 'opt2', 'opt3'], enumNames: ['Option One', 'Option Two', 'Option Three'] },
    untitledMulti: { type: 'array', items: { type: 'string', enum: ['option1', 'option2', 'option3'] } },
    titledMulti: { type: 'array', items: { anyOf: titled(['value1', 'value2', 'value3'], 'Choice') } },
  }),
  test_input_required_result_elicitation: rounds(NAME, (given) => `Hello, ${given.user_name.content?.name}!`),
  test_input_required_result_sampling:
    rounds({ capital_question: prompting('What is the capital of France?') }, (given) => String(given.capital_question.content?.text)),
  test_input_required_result_list_roots: rounds({ client_roots: roots }, (given) => `Roots: ${JSON.stringify(given.client_roots.roots)}`),
  test_input_required_result_request_state:
    rounds({ confirm: form('Please confirm', { ok: { type: 'boolean' } }) }, () => 'state-ok', 'confirming'),
  test_input_required_result_tampered_state:
    rounds({ confirm: form('Please confirm', { ok: { type: 'boolean' } }) }, () => 'state-ok', 'guarded'),
  test_input_required_result_multiple_inputs:
    rounds({ ...NAME, greeting: prompting('Generate a greeting', 50), client_roots: roots }, () => 'All there.', 'several'),
  test_input_required_result_multi_round: (call) => {
    const state = stateOf(call);
    const second = { step2: form('Step 2: What is your favorite color?', { color: { type: 'string' } }) };
    if (state === 'two' && answered(call, second)) return said(text('Both rounds done.'));
    const first = { step1: form('Step 1: What is your name?', { name: { type: 'string' } }) };
    return state === 'one' && answered(call, first) ? ask(second, 'two') : ask(first, 'one');
  },
  test_input_required_result_capabilities: (call) => {
    const able = call.params._meta?.[`${META}clientCapabilities`] ?? {};
    return ask({ ...(able.sampling && { words: prompting('Say something') }), ...(able.elicitation && NAME), ...(able.roots && { roots }) });
  },
  test_missing_capability: (call) => {
    if (!call.params._meta?.[`${META}clientCapabilities`]?.sampling) {
      throw new Failure(-32021, 'Missing required client capability', { requiredCapabilities: { sampling: {} } });
    }
    return said(text('Sampling is there.'));
  },
  test_streaming_elicitation: (call) => {
    call.send('notifications/progress', { progressToken: call.params._meta?.progressToken ?? 'none', progress: 1, total: 2 });
    return answered(call, NAME) ? said(text('Thank you.')) : ask(NAME);
  },
  test_logging_tool: (call) => {
    if (call.params._meta?.[`${META}logLevel`]) call.send('notifications/message', { level: 'info', data: 'Logged.' });
    return said(text('Logged where that was wanted.'));
  },
  test_trigger_tool_change: () => { changed('tools'); return said(text('Told.')); },
  test_trigger_prompt_change: () => { changed('prompts'); return said(text('Told.')); },
};
const ARGUMENTS = { test_sampling: 'prompt', test_elicitation: 'message' };

const PROMPTS = {
  test_simple_prompt: [[], () => [text('This is a simple prompt for testing.')]],
  test_prompt_with_arguments: [['arg1', 'arg2'], (given) => [text(`Prompt with arguments: arg1='${given.arg1}', arg2='${given.arg2}'`)]],
  test_prompt_with_embedded_resource: [['resourceUri'], (given) =>
    [embedded(given.resourceUri, 'text/plain', 'Embedded resource content for testing.'), text('Please process the embedded resource above.')]],
  test_prompt_with_image: [[], () => [image, text('Please analyze the image above.')]],
  test_input_required_result_prompt: [[], () => [text('With context.')]],
};

const RESOURCES = [
  { uri: 'test://static-text', name: 'Static text', description: 'A text', mimeType: 'text/plain', text: 'This is the content of the static text resource.' },
  { uri: 'test://static-binary', name: 'Static binary', description: 'An image', mimeType: 'image/png', blob: PNG },
  { uri: 'test://watched-resource', name: 'Watched', description: 'Can be subscribed to', mimeType: 'text/plain', text: 'Watched resource content' },
];

function read(uri) {
  const fixed = RESOURCES.find((one) => one.uri === uri);
  const id = /^test:\/\/template\/([^/]+)\/data$/.exec(uri)?.[1];
  if (!fixed && !id) throw new Failure(-32602, 'Resource not found', { uri });
  const { name, description, ...content } = fixed ?? { uri, mimeType: 'application/json', text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }) };
  return { contents: [content] };
}

const METHODS = {
  'tools/list': () => ({ tools: Object.keys(TOOLS).map((name) => ({
    name, description: `Tests ${name}`,
    inputSchema: ARGUMENTS[name]
      ? { type: 'object', properties: { [ARGUMENTS[name]]: { type: 'string' } }, required: [ARGUMENTS[name]] }
      : { type: 'object', properties: {} },
  })) }),
  'tools/call': (call) => {
    if (!TOOLS[call.params.name]) throw new Failure(-32602, `Unknown tool: ${call.params.name}`);
    return TOOLS[call.params.name](call);
  },
  'prompts/list': () => ({ prompts: Object.entries(PROMPTS).map(([name, [names]]) =>
    ({ name, description: `Tests ${name}`, arguments: names.map((one) => ({ name: one, description: one, required: true })) })) }),
  'prompts/get': (call) => {
    const context = { user_context: form('What context should the prompt use?', { context: { type: 'string' } }) };
    if (call.params.name === 'test_input_required_result_prompt' && !answered(call, context)) return ask(context);
    if (!PROMPTS[call.params.name]) throw new Failure(-32602, `Unknown prompt: ${call.params.name}`);
    return { messages: PROMPTS[call.params.name][1](call.arguments).map((content) => ({ role: 'user', content })) };
  },
  'resources/list': () => ({ resources: RESOURCES.map(({ text: _, blob: __, ...listed }) => listed) }),
  'resources/templates/list': () => ({ resourceTemplates: [
    { uriTemplate: 'test://template/{id}/data', name: 'Template', description: 'With a parameter', mimeType: 'application/json' }] }),
  'resources/read': (call) => read(call.params.uri),
  'completion/complete': () => ({ completion: { values: ['paris', 'park', 'party'], total: 3, hasMore: false } }),
};
const LEGACY_METHODS = {
  ...METHODS,
  ping: () => ({}), 'logging/setLevel': () => ({}), 'resources/subscribe': () => ({}), 'resources/unsubscribe': () => ({}),
  initialize: (call) => ({
    protocolVersion: LEGACY.includes(call.params.protocolVersion) ? call.params.protocolVersion : LEGACY[0],
    capabilities: { tools: { listChanged: true }, resources: { subscribe: true, listChanged: true }, prompts: { listChanged: true }, logging: {}, completions: {} },
    serverInfo: { name: 'fixture', version: '1.0.0' },
  }),
};
const CACHED = ['tools/list', 'prompts/list', 'resources/list', 'resources/templates/list', 'resources/read', 'server/discover'];
METHODS['server/discover'] = () =>
  ({ supportedVersions: [MODERN], capabilities: { tools: { listChanged: true }, prompts: { listChanged: true }, resources: {}, completions: {} } });

const sessions = new Map();
const subscriptions = new Map();
let asked = 0;

function changed(kind) {
  const method = `notifications/${kind}/list_changed`;
  for (const session of sessions.values()) session.get?.({ jsonrpc: '2.0', method });
  for (const { id, filter, send } of subscriptions.values()) {
    if (filter[`${kind}ListChanged`]) send({ jsonrpc: '2.0', method, params: { _meta: { [`${META}subscriptionId`]: id } } });
  }
}

function events(response, headers = {}) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', ...headers }).flushHeaders();
  return (message) => response.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
}

function json(response, status, message) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(message && JSON.stringify(message));
}

const failed = (id, { code = -32603, message, data }) => ({ jsonrpc: '2.0', id: id ?? null, error: { code, message, ...(data && { data }) } });
const allowed = (value) => !value || /^(https?:\/\/)?(localhost|127\.0\.0\.1|\[::1])(:\d+)?$/.test(value);

async function legacy(request, response, message) {
  if (message?.method === 'initialize') {
    const id = randomUUID();
    sessions.set(id, { asked: new Map() });
    return events(response, { 'Mcp-Session-Id': id })({ jsonrpc: '2.0', id: message.id, result: LEGACY_METHODS.initialize(message) }), response.end();
  }
  const name = request.headers['mcp-session-id'];
  const session = sessions.get(name);
  if (!session) return json(response, name ? 404 : 400, failed(message?.id, { code: -32001, message: name ? 'Session not found' : 'No session' }));
  if (request.method === 'DELETE') return sessions.delete(name), response.writeHead(200).end();
  if (request.method === 'GET') {
    session.get = events(response);
    return request.on('close', () => { session.get = undefined; });
  }
  if (message.id === undefined || !message.method) {
    if (!message.method) session.asked.get(message.id)?.(message);
    return response.writeHead(202).end();
  }
  const send = events(response);
  const call = {
    params: message.params ?? {}, arguments: message.params?.arguments ?? {},
    send: (method, params) => send({ jsonrpc: '2.0', method, params }),
    ask: (method, params) => new Promise((done, fail) => {
      const id = ++asked;
      session.asked.set(id, (answer) => (answer.error ? fail(new Failure(-32000, answer.error.message)) : done(answer.result)));
      send({ jsonrpc: '2.0', id, method, params });
    }),
  };
  try {
    if (!LEGACY_METHODS[message.method]) throw new Failure(-32601, 'Method not found');
    send({ jsonrpc: '2.0', id: message.id, result: await LEGACY_METHODS[message.method](call) });
  } catch (error) {
    send(failed(message.id, error));
  }
  return response.end();
}

async function modern(request, response, message) {
  const { id, method, params = {} } = message;
  const meta = params._meta ?? {};
  const version = meta[`${META}protocolVersion`];
  const refuse = (status, code, words, data) => json(response, status, failed(id, new Failure(code, words, data)));
  const name = { 'tools/call': params.name, 'prompts/get': params.name, 'resources/read': params.uri }[method];
  if (!version || !meta[`${META}clientCapabilities`]) return refuse(400, -32602, '_meta is incomplete');
  if (version !== MODERN && version === request.headers['mcp-protocol-version']) {
    return refuse(400, -32022, 'Unsupported protocol version', { supported: [MODERN], requested: version });
  }
  if (request.headers['mcp-protocol-version'] !== version || request.headers['mcp-method'] !== method || (name && request.headers['mcp-name'] !== name)) {
    return refuse(400, -32020, 'Header mismatch');
  }
  if (method === 'subscriptions/listen') {
    const send = events(response);
    subscriptions.set(response, { id, filter: params.notifications ?? {}, send });
    request.on('close', () => subscriptions.delete(response));
    response.on('close', () => subscriptions.delete(response));
    return send({ jsonrpc: '2.0', method: 'notifications/subscriptions/acknowledged',
      params: { notifications: params.notifications ?? {}, _meta: { [`${META}subscriptionId`]: id } } });
  }
  if (!METHODS[method]) return refuse(404, -32601, 'Method not found');
  let send;
  const call = {
    params, arguments: params.arguments ?? {},
    send: (notification, values) => { send ??= events(response); send({ jsonrpc: '2.0', method: notification, params: values }); },
    ask: () => { throw new Failure(-32000, 'Nothing is asked by request in this era'); },
  };
  try {
    const result = { resultType: 'complete', ...(CACHED.includes(method) && { ttlMs: 0, cacheScope: 'private' }), ...await METHODS[method](call) };
    result._meta = { ...result._meta, [`${META}serverInfo`]: { name: 'fixture', version: '1.0.0' } };
    const answer = { jsonrpc: '2.0', id, result };
    if (!send) return json(response, 200, answer);
    send(answer);
  } catch (error) {
    if (!send) return json(response, error.code === -32021 ? 400 : 200, failed(id, error));
    send(failed(id, error));
  }
  return response.end();
}

createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (!allowed(request.headers.host) || !allowed(request.headers.origin)) return json(response, 403, failed(null, { code: -32000, message: 'Not for you' }));
  let message;
  try {
    message = body ? JSON.parse(body) : undefined;
  } catch {
    return json(response, 400, failed(null, { code: -32700, message: 'Parse error' }));
  }
  const stateless = request.headers['mcp-protocol-version'] === MODERN || message?.params?._meta?.[`${META}protocolVersion`] || message?.method === 'server/discover';
  if (!stateless) return legacy(request, response, message);
  return request.method === 'POST' ? modern(request, response, message) : response.writeHead(405, { Allow: 'POST' }).end();
}).listen(Number(process.argv[2]), '127.0.0.1');
