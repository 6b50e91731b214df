import { expect, it } from 'vitest';
import { Secrets } from '../../src/contract/secrets.js';

const learnt = (...values: readonly object[]): Secrets => {
  const secrets = new Secrets();
  for (const value of values) secrets.learn(value);
  return secrets;
};

it.each<[string, readonly object[], string, string]>([
  ['the same secret has the same name', [{ ticket: 'aaaaaaaa' }, { ticket: 'bbbbbbbb' }], 'bbbbbbbb aaaaaaaa bbbbbbbb', '<ticket 2> <ticket 1> <ticket 2>'],
  ['one that is part of another is not found in it', [{ ticket: 'aaaaaaaa' }, { token: 'aaaaaaaa-b' }], 'aaaaaaaa-b', '<token 1>'],
  ['the letters of patterns are letters', [{ password: 'a.c(d)*+e' }], 'a.c(d)*+e axc(d)*+e', '<password 1> axc(d)*+e'],
  ['what JSON escapes is found', [{ password: 'say "when"' }], JSON.stringify({ password: 'say "when"' }), '{"password":"<password 1>"}'],
  ['a short one is found as a whole string only', [{ password: 'a' }], '{"password":"a","channel":"email"}', '{"password":"<password 1>","channel":"email"}'],
  ['a code is one, a problem’s code is not', [{ code: '123456' }, { code: 'ticket_expired' }], '{"code":"123456"} {"code":"ticket_expired"}', '{"code":"<code 1>"} {"code":"ticket_expired"}'],
  ['those within others are found', [{ a: [{ ticket: 'aaaaaaaa' }] }], 'aaaaaaaa', '<ticket 1>'],
  ['anybody’s email is masked', [], '{"email":"lou.locked@example.com"}', '{"email":"•••@example.com"}'],
  ['anybody’s phone is masked', [], '{"phone":"+12025550142"}', '{"phone":"+•••42"}'],
  ['what is masked already stays', [], '{"target":"d•••@example.com"} ••• 0142', '{"target":"d•••@example.com"} ••• 0142'],
])('%s', (_, values, text, hidden) => {
  expect(learnt(...values).hide(text)).toBe(hidden);
});
