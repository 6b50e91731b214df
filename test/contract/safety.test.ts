import { describe, expect, it, vi } from 'vitest';
import { receive } from '../../src/contract/exchange.js';
import { runContract, type ContractTarget } from '../../src/contract/index.js';
import { lineOf } from '../../src/contract/report/text.js';
import { Secrets } from '../../src/contract/secrets.js';
import { targetOf } from './support.js';

const only = ['links.invalid'] as const;
const line = async (target: ContractTarget): Promise<string> => {
  const [result] = await runContract(target, { only });
  return lineOf(result!);
};
const answering = (body: BodyInit, init: ResponseInit = {}): ContractTarget =>
  ({ ...targetOf(), fetch: async () => new Response(body, { status: 200, headers: { 'Content-Type': 'application/json' }, ...init }) });

/** A body that never ends: as fast as it is read, or a byte now and then. */
const endless = (pause: number, seen: { cancelled?: boolean; bytes: number }): ReadableStream<Uint8Array> => new ReadableStream({
  async pull(controller) {
    if (pause > 0) await new Promise((resolve) => { setTimeout(resolve, pause); });
    if (seen.cancelled) return;
    const chunk = new Uint8Array(pause > 0 ? 1 : 65_536).fill(120);
    seen.bytes += chunk.length;
    controller.enqueue(chunk);
  },
  cancel() { seen.cancelled = true; },
});

describe('a report holds no header value', () => {
  it.each([
    ['Authorization', 'Bearer hunter2-token-value', 'hunter2-token-value'],
    ['Cookie', 'theme=dark; session=hunter2-cookie', 'hunter2-cookie'],
    ['Authorization', `Basic ${btoa('operator:hunter2-basic')}`, 'hunter2-basic'],
    ['X-Api-Key', 'a b/c%hunter2', 'a b/c%hunter2'],
    ['X-Api-Key', 'a b/c%hunter2', encodeURIComponent('a b/c%hunter2')],
  ])('%s: %s, echoed as %s in body or header', async (name, value, echo) => {
    const target = answering(JSON.stringify({ title: `You sent ${echo}` }), { headers: { 'Content-Type': `text/${encodeURIComponent('x')}; of="${echo}"` } });
    const text = await line({ ...target, headers: { [name]: value } });
    expect(text).toContain(`You sent <header ${name}>`);
    expect(text).not.toContain(echo);
  });
});

describe('a report holds no line and no escape sequence of the server’s', () => {
  it.each([
    ['a body', '{"a":1}\n  ✓ admin.scope  forged\u001B[2J\u202E', {}],
    ['a problem’s code', JSON.stringify({ code: 'x\n  ✓ admin.scope  forged\u001B[2J\u009B1m' }), { status: 400 }],
  ])('in %s', async (_, body, init) => {
    const text = await line(answering(body, init));
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
    expect(text.split('\n').slice(1).filter((one) => /^ *✓/.test(one))).toEqual([]);
  });

  it('and none of more than 100 columns', async () => {
    const text = await line(answering(JSON.stringify({ title: 'x'.repeat(5_000), more: 'word '.repeat(500) })));
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});

describe('an answer', () => {
  it.each([['at its limit', 0, {}], ['at its deadline', 10, { seconds: 0.1 }]] as const)('without end ends %s, and the stream is cancelled', async (_, pause, options) => {
    const seen: { cancelled?: boolean; bytes: number } = { bytes: 0 };
    const received = await receive(async () => new Response(endless(pause, seen)), 'https://a.example/', {}, options);
    expect(received).toHaveProperty('fault');
    await expect.poll(() => seen.cancelled).toBe(true);
    expect(seen.bytes).toBeLessThan(1_000_000);
  });

  it('that never comes ends at its deadline, though fetch ignores the signal', async () => {
    expect(await receive(() => new Promise<never>(() => undefined), 'https://a.example/', {}, { seconds: 0.05 })).toEqual({ fault: 'gave no whole answer within 0.05 seconds' });
  });

  it('that is too long breaks the rule', async () => {
    expect(await line(answering('x'.repeat(300_000)))).toContain('The server gave an answer of more than 262144 bytes.');
  });

  it('that is nested too deep, or full of tickets, is read all the same', async () => {
    expect(await line(answering('['.repeat(100_000) + ']'.repeat(100_000)))).toContain('Expected link_invalid.');
    const tickets = Array.from({ length: 5_000 }, (_, index) => ({ ticket: `hunter2-${index}` }));
    expect(await line(answering(JSON.stringify(tickets)))).not.toContain('hunter2');
  });
});

it('an inbox that drips is told once, and not waited for again', async () => {
  let reads = 0;
  const target = targetOf();
  const inner = target.fetch!;
  const fetch = async (request: Request): Promise<Response> => {
    if (!request.url.endsWith('/inbox')) return inner(request);
    reads += 1;
    return new Response('x'.repeat(20_000_000));
  };
  await runContract({ ...target, fetch, inbox: 'https://mock.example/inbox' }, { only: ['codes.length', 'codes.wrong', 'codes.own'] });
  expect(reads).toBe(1);
});

it('no more of an answer is looked through for secrets than is shown, and a little', async () => {
  const hide = vi.spyOn(Secrets.prototype, 'hide');
  await line(answering('x'.repeat(200_000)));
  await line(answering(JSON.stringify({ code: 'x'.repeat(200_000) }), { status: 400 }));
  const lengths = hide.mock.calls.map(([text]) => text.length);
  hide.mockRestore();
  expect(lengths.length).toBeGreaterThan(2);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(4_000);
});
