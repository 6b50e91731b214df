import { assert } from '@open-wc/testing';
import { contractCases } from '../../src/contract/index.js';
import { createMockBackend } from '../../src/mocks/index.js';

/** Not about elements: the cases that prove a server run under Mocha and in a browser, as they do under Node's and Vitest's runners. */
describe('the contract’s cases, in a page', () => {
  const { fetch } = createMockBackend();
  const mock = 'https://mock.example/__mock';
  const cases = contractCases({ baseUrl: 'https://mock.example', fetch, inbox: `${mock}/outbox`, clock: `${mock}/clock`, phone: `${mock}/call`, reset: `${mock}/reset`, admin: {} });

  for (const { name, untestable, run } of cases) {
    if (untestable === undefined) it(name, async () => assert.deepEqual(await run(), { verdict: 'kept' }));
  }
});
