import { describe, expect, it } from 'vitest';
import { contractCases, contractPeople, type ContractTarget } from '../../src/contract/index.js';
import { targetOf } from './support.js';

const { withPhone } = contractPeople;

describe('a target', () => {
  it.each<[string, object, string]>([
    ['neither a baseUrl nor a client', { baseUrl: undefined }, 'a target has either a baseUrl or a client'],
    ['both', { client: {} }, 'a target has either a baseUrl or a client'],
    ['a path', { baseUrl: '/auth' }, 'baseUrl must be an http(s) URL without user, query and fragment'],
    ['a query', { baseUrl: 'http://a.example/?b' }, 'baseUrl must be an http(s) URL without user, query and fragment'],
    ['a password in it', { baseUrl: 'http://me:hunter2@a.example/' }, 'baseUrl must be an http(s) URL without user, query and fragment'],
    ['headers that fetch does not take', { headers: { 'X-Name': 'Zoë → Ω' } }, 'headers must be names and values that fetch takes'],
    ['no inbox', { inbox: undefined }, 'a target has an inbox, or codes and links cannot be read'],
    ['an inbox that cannot be read', { inbox: {} }, 'inbox must be an http(s) URL or an object with read()'],
    ['a clock that does not advance', { clock: 'noon' }, 'clock must be an http(s) URL or an object with advance()'],
    ['a phone that nobody answers', { phone: {} }, 'phone must be an http(s) URL or an object with answer()'],
    ['a reset of another kind', { reset: {} }, 'reset must be an http(s) URL or a function'],
    ['an admin elsewhere', { admin: { baseUrl: 'nowhere' } }, 'admin.baseUrl must be an http(s) URL without user, query and fragment'],
    ['no patience', { patience: -1 }, 'patience is a number of seconds, 0 or more'],
  ])('with %s is told so', (_, wrong, message) => {
    expect(() => contractCases({ ...targetOf(), ...wrong } as ContractTarget)).toThrow(new TypeError(`latchkey: ${message}`));
  });

  it('with a client and no way to its administrator is told so', () => {
    const { baseUrl: _, ...rest } = targetOf();
    expect(() => contractCases({ ...rest, client: {} })).toThrow(new TypeError('latchkey: admin has a client or a baseUrl'));
  });
});

describe('people', () => {
  const secret = 'hunter2-hunter2';
  it.each<[unknown, string]>([
    [[], 'they are an object: {"withPhone": {"username": …, "email": …, "phones": […]}, …}'],
    [{ withFon: withPhone }, 'there is no "withFon"; people are withPhone, withEmailOnly, withTwoPhones, unfinished, wasReset, stranger, administrator, locked, disabled, and password is everybody\'s'],
    [{ withPhone: 'Daisey' }, 'withPhone is not a person: {"username": …, "email": …}'],
    [{ withPhone: { ...withPhone, email: secret } }, 'withPhone.email is not an email address'],
    [{ withPhone: { ...withPhone, phones: [secret] } }, 'withPhone.phones is not a list of phone numbers, each with + and country code'],
    [{ withPhone: { ...withPhone, phones: secret } }, 'withPhone.phones is not a list of phone numbers, each with + and country code'],
    [{ withPhone: { ...withPhone, username: '' } }, 'withPhone.username is not a username'],
    [{ withPhone: { ...withPhone, shoe: secret } }, 'withPhone has no "shoe"; a person has username, email, password, phones, id'],
    [{ withPhone: { ...withPhone, password: 5 } }, 'withPhone.password is not a text'],
    [{ withPhone }, 'withPhone has no password, and there is none for everybody'],
  ])('%j are told what is wrong, in one line and without values', (people, message) => {
    expect(() => contractCases({ ...targetOf(), people: people as ContractTarget['people'] & object })).toThrow(new TypeError(`latchkey: people: ${message}`));
    expect(message).not.toContain(secret);
  });

  it('may be anybody', () => {
    const people = { withPhone: { username: 'bruno', email: 'b@c.example', password: secret, phones: ['+390669812345'] } };
    expect(contractCases({ ...targetOf(), people }).find(({ rule }) => rule === 'proofs.phone-asked')).not.toHaveProperty('untestable');
  });
});
