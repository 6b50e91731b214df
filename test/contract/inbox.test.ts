import { describe, expect, it } from 'vitest';
import { runContract, type ContractMessage } from '../../src/contract/index.js';
import { targetOf } from './support.js';

/** What an inbox of somebody else's looks like: the mock's, told otherwise. */
const inboxes: readonly [string, (message: ContractMessage) => object][] = [
  ['has texts and no codes or links', ({ to, channel, text }) => ({ to, channel, text })],
  ['writes addresses in capitals', ({ to, ...rest }) => ({ ...rest, to: to.toUpperCase() })],
  ['mails links with a token in the query, by another name', ({ link, text, ...rest }) => ({ ...rest, text: text.replace('#token=', '?invitation=') })],
];

describe('an inbox that', () => {
  it.each(inboxes)('%s is read', async (_, told) => {
    const target = targetOf();
    const inbox = { read: async () => (await (target.inbox as { read(): Promise<readonly ContractMessage[]> }).read()).map(told) as ContractMessage[] };
    const results = await runContract({ ...target, inbox }, { only: ['flows.sign-in', 'flows.link', 'links.spent', 'codes.resend', 'resets.told'] });
    expect(results.map(({ rule, verdict, why }) => [rule, verdict, why])).toEqual(
      ['codes.resend', 'resets.told', 'links.spent', 'flows.sign-in', 'flows.link'].map((rule) => [rule, 'kept', undefined]),
    );
  });

  it('has small letters where the people have capitals is read', async () => {
    const target = targetOf();
    const withEmailOnly = { username: 'emailonly2021', email: 'Elmer.Only@Example.com' };
    const [result] = await runContract({ ...target, people: { ...target.people, withEmailOnly } }, { only: ['codes.wrong'] });
    expect(result?.verdict).toBe('kept');
  });

  it('is late is waited for', async () => {
    const target = targetOf();
    const read = async () => (await (target.inbox as { read(): Promise<readonly ContractMessage[]> }).read());
    let calls = 0;
    // Each message shows at the third look only.
    const inbox = { read: async () => ((calls += 1) % 3 === 0 ? read() : (await read()).slice(0, -1)) };
    const [result] = await runContract({ ...target, inbox, patience: 5 }, { only: ['codes.wrong'] });
    expect(result?.verdict).toBe('kept');
  });

  it('gets nothing shows where mail is the rule, and where it only is the way nothing can be tested', async () => {
    const results = await runContract({ ...targetOf(), inbox: { read: async () => [] } });
    expect(results.filter(({ verdict }) => verdict === 'broken').map(({ rule }) => rule)).toEqual(
      ['codes.resend', 'flows.password-reset', 'flows.sign-in', 'flows.registration', 'flows.link', 'admin.reset-told'],
    );
    expect(results.find(({ rule }) => rule === 'codes.wrong')?.why).toBe('No code arrived for withEmailOnly within the time that is waited for a message.');
  });
});
