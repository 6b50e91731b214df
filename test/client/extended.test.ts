import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adminOf, call, callAdmin, clientOf, json, problem, problemOf, serverOf, ticket, user } from './server.js';

/** A page's old script has given every object more members, which `for…in` finds. */
describe('in a page that has extended Object.prototype', () => {
  const junk = { extend: () => { throw new Error('called'); }, each: 7 };
  beforeEach(() => void Object.assign(Object.prototype, junk));
  afterEach(() => { for (const name of Object.keys(junk)) Reflect.deleteProperty(Object.prototype, name); });

  it('answers are read', async () => {
    const step = { step: 'code-sent', ticket, channel: 'sms', codeLength: 6 };
    expect(await call(clientOf(serverOf(json(step)).fetch), 'verifyCode')).toEqual(step);
    expect(await callAdmin(adminOf(serverOf(json({ users: [user] })).fetch), 'listUsers')).toEqual({ users: [user] });
  });

  it('failures are read, and name the fields of the answer alone', async () => {
    const { fetch } = serverOf(problem(422, { code: 'invalid_input', fields: { email: 'required' } }));
    expect(await problemOf(call(clientOf(fetch), 'verifyCode'))).toEqual({ code: 'invalid_input', fields: { email: 'required' } });
  });
});
