/** Tests that your server keeps the contract. Here the mock takes its place. */
import { after, test } from 'node:test';
import { contractCases } from 'latchkey/contract';
import { server } from './stand-in.mjs';

const { url } = server;
after(server.close);

const cases = contractCases({
  baseUrl: `${url}/auth`,
  inbox: `${url}/__mock/outbox`, // or { read: async () => [{ to, channel, text, code?, link? }, …] }
  clock: `${url}/__mock/clock`, // or { advance: async (seconds) => { … } }
  phone: `${url}/__mock/call`, // or { answer: async (to, answer) => { … } }
  reset: `${url}/__mock/reset`, // or async () => { … }
  admin: server.admin, // { baseUrl?, headers, staleHeaders }: what identifies the administrator
  fetch: server.fetch, // the global fetch, for a server that listens
});

for (const { name, untestable, run } of cases) {
  test(name, { skip: untestable ?? false }, async (t) => {
    const outcome = await run();
    if (outcome.verdict === 'untestable') t.skip(outcome.why);
  });
}
