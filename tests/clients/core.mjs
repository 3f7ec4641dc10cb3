// What any MCP client does with Headroom, written once for all TypeScript clients.
import { readFileSync } from 'node:fs';
import { check, facts, NEEDLE, pause, QUESTION, sampleLog, step, texts, TOOLS } from './lib.mjs';

// Short work reports no progress; what is short depends on the machine, so the text grows until it does.
const SIZES = [2_000_000, 6_000_000, 18_000_000, 54_000_000];

/**
 * @param label what the result lines begin with
 * @param open gives a connected client: {list(), call(name, args, {onprogress, signal}), received, close()}
 * @param ws the workspace
 * @param answersAfterCancel true when the transport cannot tell the server which call is cancelled
 */
export async function exercise(label, open, ws, { answersAfterCancel = false } = {}) {
  const client = await step(`${label}: connects`, open);
  if (!client) return;
  const name = (what) => `${label}: ${what}`;

  await step(name('lists the three tools'), async () => {
    const names = (await client.list()).map((tool) => tool.name).sort();
    check(name('lists the three tools'), JSON.stringify(names) === JSON.stringify(TOOLS), names);
  });

  let hash;
  await step(name('compresses a file by path'), async () => {
    const result = await client.call('headroom_compress', { path: ws.log });
    const [text] = texts(result);
    const known = facts(result);
    hash = known.hash;
    check(name('compresses a file by path'), !result.isError && text.length < ws.text.length / 2, text.slice(0, 300));
    check(name('says what it saved'), known.compressed_tokens < known.original_tokens, JSON.stringify(known));
    check(name('marks what it left out'), hash && text.trimEnd().endsWith(`hash=${hash}]`), text.slice(-200));
    check(name('sends no structuredContent'), result.structuredContent === undefined);
    check(name('keeps the error'), text.includes(NEEDLE), 'the ERROR line is not shown');
  });

  await step(name('retrieves by query'), async () => {
    const result = await client.call('headroom_retrieve', { hash, query: QUESTION });
    check(name('retrieves by query'), !result.isError && texts(result)[0].includes(NEEDLE), texts(result)[0].slice(0, 300));
  });

  await step(name('returns the original page by page'), async () => {
    let text = '';
    let cursor;
    let pages = 0;
    do {
      const result = await client.call('headroom_retrieve', cursor ? { hash, cursor } : { hash });
      text += texts(result)[0];
      cursor = facts(result).next_cursor;
      pages++;
    } while (cursor && pages < 100);
    check(name('returns the original page by page, byte for byte'), Buffer.from(text).equals(readFileSync(ws.log)),
      `${text.length} characters in ${pages} pages of ${ws.text.length}`);
  });

  await step(name('gives statistics'), async () => {
    const result = await client.call('headroom_stats', {});
    check(name('gives statistics as JSON'), typeof JSON.parse(texts(result)[0]) === 'object');
  });

  await step(name('explains wrong arguments'), async () => {
    const result = await client.call('headroom_compress', {});
    check(name('explains wrong arguments'), result.isError === true && /content|path/.test(texts(result)[0]), JSON.stringify(result));
  });

  let took = 0;
  let size;
  await step(name('reports progress'), async () => {
    const seen = [];
    for (size of SIZES) {
      const path = ws.file('big.log', sampleLog(size, 2));
      const start = Date.now();
      await client.call('headroom_compress', { path }, { onprogress: (p) => seen.push(p.progress) });
      took = Date.now() - start;
      if (seen.length > 0) break;
    }
    check(name('reports progress'), seen.length > 0, 'no notification');
    check(name('progress only grows'), seen.every((p, i) => i === 0 || p > seen[i - 1]), seen.slice(0, 20));
  }, 120);

  await step(name('cancels'), async () => {
    // A fast machine may be done before the cancellation reaches the server, so the text grows until it is not.
    let ended = false;
    let answers = [];
    for (const larger of [12_000_000, 24_000_000, 48_000_000]) {
      const path = ws.file('cancelled.log', sampleLog(larger, 3));
      const abort = new AbortController();
      const before = client.received.length;
      const timer = setTimeout(() => abort.abort('enough'), 100);
      try {
        await client.call('headroom_compress', { path }, { signal: abort.signal });
      } catch {
        ended = true;
      }
      clearTimeout(timer);
      if (ended && !answersAfterCancel) {
        await pause(Math.min(10_000, 500 + (took * larger) / size));
        answers = client.received.slice(before).filter((message) => message.result?.content);
      }
      if (ended && answers.length === 0) break;
    }
    check(name('a cancelled call ends at once'), ended, 'the call was answered');
    const tools = await client.list();
    check(name('answers the next call after a cancelled one'), tools.length === TOOLS.length);
    if (!answersAfterCancel) {
      check(name('a cancelled call is not answered'), answers.length === 0, JSON.stringify(answers[0])?.slice(0, 200));
    }
  }, 120);

  await step(name('closes'), async () => {
    const start = Date.now();
    await client.close();
    check(name('closes within a second'), Date.now() - start < 1000, `${Date.now() - start} ms`);
  });
}

/** Records every message a transport hands to its client. */
export function listenIn(transport) {
  const received = [];
  const deliver = transport.onmessage;
  transport.onmessage = (message, extra) => {
    received.push(message);
    deliver(message, extra);
  };
  return received;
}
