/**
 * Measures how long the mock backend keeps a test waiting: creating one, resetting it after a whole flow, and listing a page of 100,000
 * users. It needs no browser, and uses the built package.
 * Usage: npm run bench:mock [-- rounds]
 */
import { createRestClient } from 'latchkey/client';
import { createMockBackend } from 'latchkey/mocks';

const rounds = Number(process.argv[2] ?? 200);
const many = 100_000;

const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.round((values.length - 1) * q)];

/** @param prepare runs before each round and is not measured */
async function measure(name, act, prepare = () => {}) {
  const times = [];
  for (let round = -10; round < rounds; round++) {
    await prepare();
    const begun = performance.now();
    await act();
    if (round >= 0) times.push(performance.now() - begun); // the first rounds warm up the compiler
  }
  console.log(`${name}: median ${quantile(times, 0.5).toFixed(3)} ms, 95 % ${quantile(times, 0.95).toFixed(3)} ms`);
}

const backend = createMockBackend({ users: many });
const client = createRestClient({ baseUrl: 'https://mock.example/auth', fetch: backend.fetch });

/** A complete password reset. */
async function flow() {
  const sent = await client.startPasswordReset({ identifier: { kind: 'email', value: 'elmer.only@example.com' } });
  const proved = await client.verifyCode({ ticket: sent.ticket, code: backend.outbox.at(-1).code });
  await client.setPassword({ ticket: proved.ticket, password: 'Paddle-upstream-2024' });
}

const list = (query) => backend.fetch('https://mock.example/auth/v1/admin/users/search', {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, limit: 25 }),
});

await measure(`a backend with ${many} users`, () => createMockBackend({ users: many }));
await measure('a reset after a whole flow', () => backend.reset(), flow);
console.log('(aim of a reset: 1 ms)');
await measure('a whole password reset', flow, () => backend.reset());
await measure(`the first page of ${many}`, () => list(''));
await measure(`a search among ${many}`, () => list('garcia'));
