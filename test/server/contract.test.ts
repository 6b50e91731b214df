import { afterAll, describe, expect, it } from 'vitest';
import { contractPeople } from '../../src/contract/index.js';
import { verdicts } from '../contract/support.js';
import { awkwardPeople, contractTargetOf, createPortal } from './portal.js';
import { stores, type Stores } from './stores.js';

const named = (username: string) => awkwardPeople.filter((user) => user.username === username).map(({ id, email }) => ({ id, username, email }))[0];
const [locked, disabled] = [named('locked2021'), named('disabled2021')];
const peopleWith = { ...contractPeople, ...(locked && { locked }), ...(disabled && { disabled }) };

describe.each(stores)('the server over %s', (_, open) => {
  let opened: Stores;
  afterAll(() => opened.stop());

  it('keeps every rule, and so do two servers that take turns', async () => {
    let time = (): number => 0;
    opened = await open({ now: () => time() });
    const over = (store: 'store' | 'other') => (clock: { now(): number }) => {
      time = clock.now;
      return opened[store];
    };
    const portal = createPortal({ users: awkwardPeople, store: over('store'), others: [over('other')] });
    expect(await verdicts({ ...contractTargetOf(portal), people: peopleWith })).toMatchObject({ broken: [], untestable: [] });
  }, 180_000);
});
