/** Pages read answers without zod, which would be a fifth of what they load. The schemas stay the contract: both must agree on every answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readReset, readUser, readUserPage } from '../../src/client/managed-users.js';
import { managedUser, registrationReset, userPage } from '../../src/client/schemas/managed-user.js';
import { steps } from '../../src/client/schemas/step.js';
import { channels, factorTypes, passwordRules, registrationStates } from '../../src/client/vocabulary.js';
import { checkStep } from '../../src/journey/step.js';

const rarely = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });
const odd = fc.oneof(fc.constantFrom<unknown>('', 0, -1, 1.5, true, [], {}, 1e12, Number.MAX_SAFE_INTEGER, '6'), fc.string());
const text = fc.oneof(fc.string({ minLength: 1, maxLength: 40 }), fc.constantFrom('x'.repeat(2_000), 'x'.repeat(2_001)));
const seconds = fc.constantFrom(0, 1, 30, 1_200, 31_536_000, 31_536_001);
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 4 });
const some = <T extends string>(known: readonly T[]): fc.Arbitrary<string[]> => list(fc.constantFrom<string>(...known, 'later'));
const record = (members: Readonly<Record<string, fc.Arbitrary<unknown>>>, requiredKeys: readonly string[]): fc.Arbitrary<object> => {
  const model: Record<string, fc.Arbitrary<unknown>> = { added: fc.constant(1) };
  for (const [name, value] of Object.entries(members)) model[name] = rarely(value, odd);
  return fc.record(model, { requiredKeys: [...requiredKeys] });
};

// An item that is wrong is left out of its list, where a schema refuses the list: no harm, and not compared.
const short = fc.string({ minLength: 1, maxLength: 40 });
const method = fc.record({ id: short, type: fc.constantFrom(...factorTypes, 'later'), channels: some(channels), target: short });
const offer = fc.record({ type: fc.constantFrom(...factorTypes, 'later'), channels: some(channels), target: short }, { requiredKeys: ['type', 'channels'] });
const policy = fc.record({ minLength: fc.constantFrom(0, 12, 10_000, 10_001, 1.5), maxLength: fc.constantFrom(1, 256), rules: some(passwordRules) }, { requiredKeys: ['minLength', 'rules'] });
const ticket = fc.constantFrom('t', 'x'.repeat(8_192), 'x'.repeat(8_193));

const answers: { readonly [N in keyof typeof steps]: fc.Arbitrary<object> } = {
  'choose-method': record({ ticket, methods: list(method) }, ['ticket', 'methods']),
  'code-sent': record(
    { ticket, channel: fc.constantFrom(...channels, 'later'), target: text, codeLength: fc.constantFrom(6, 8, 32, 33), expiresIn: seconds, resendIn: seconds, methods: list(method) },
    ['ticket', 'channel', 'codeLength'],
  ),
  'call-in-progress': record({ ticket, target: text, pollIn: fc.constantFrom(1, 2, 3_600, 3_601, 0.5), expiresIn: seconds, key: fc.constantFrom('#', '1'), methods: list(method) }, ['ticket', 'target', 'pollIn', 'key']),
  'prove-password': record({ ticket, username: text, expiresIn: seconds }, ['ticket']),
  enroll: record({ ticket, offers: list(offer) }, ['ticket', 'offers']),
  'set-password': record({ ticket, policy, username: text }, ['ticket', 'policy']),
  'link-sent': record({ target: text, expiresIn: seconds, resendIn: seconds }, ['expiresIn']),
  redirect: record({ to: text }, ['to']),
  done: record({ signedIn: fc.boolean(), redirectTo: text }, []),
};

/** The readers are stricter here: no text of theirs is empty. */
const hasEmptyText = (value: unknown): boolean => value === '' || (typeof value === 'object' && value !== null && Object.values(value).some(hasEmptyText));

describe.each(Object.keys(steps) as (keyof typeof steps)[])('%s', (name) => {
  it('is read as its schema reads it', () => {
    let usable = 0;
    fc.assert(fc.property(answers[name], (members) => {
      fc.pre(!hasEmptyText(members));
      const answer = { step: name, ...members };
      const { data, success } = z.safeParse(steps[name] as z.ZodMiniType<object>, answer);
      if (success) usable++;
      expect(checkStep(answer)).toEqual(success ? data : undefined);
    }), { numRuns: Number(process.env['LATCHKEY_FUZZ_RUNS'] ?? 400) });
    expect(usable).toBeGreaterThan(20);
  });
});

const user = record({
  id: text, name: text, username: text, signInName: text, email: text, phone: text, fax: text, registration: fc.constantFrom(...registrationStates, 'later'),
}, ['id', 'name', 'registration']);

describe.each([
  ['a user', readUser, managedUser, user],
  ['a page', readUserPage, userPage, record({ users: list(user), nextCursor: text, total: fc.constantFrom(0, 7, 100_000, -1, 1.5) }, ['users'])],
  ['a reset', readReset, registrationReset, record({ user, link: record({ target: text, expiresIn: seconds }, ['target', 'expiresIn']) }, ['user'])],
] as readonly [string, (value: unknown) => unknown, z.ZodMiniType<object>, fc.Arbitrary<object>][])('%s', (_, read, schema, arbitrary) => {
  it('is read as its schema reads it', () => {
    let usable = 0;
    fc.assert(fc.property(arbitrary, (answer) => {
      fc.pre(!hasEmptyText(answer));
      const { data, success } = z.safeParse(schema, answer);
      if (success) usable++;
      expect(read(answer)).toEqual(success ? data : undefined);
    }), { numRuns: Number(process.env['LATCHKEY_FUZZ_RUNS'] ?? 400) });
    expect(usable).toBeGreaterThan(20);
  });
});
