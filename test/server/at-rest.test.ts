import { describe, expect, it } from 'vitest';
import { createAuthServer } from '../../src/server/index.js';
import { daisey, daiseysPhone, elmer, newest, newestLinkToken, newPassword } from '../mocks/support.js';
import { createPortal, secret } from './portal.js';
import { stores } from './stores.js';

describe.each(stores)('what lies in the store over %s', (_, open) => {
  it('holds nothing that could be read: no ticket, code, token, cookie, name, address or password', async () => {
    const portal = createPortal();
    const { store, dump, stop } = await open(portal.parts.clock);
    portal.serve(createAuthServer({ ...portal.parts, store }));
    const secrets: string[] = [secret, daisey, elmer, daiseysPhone, 'dduck2021', 'u-dduck', 'reset2021', 'Quack-quack-2021', newPassword, 'a-secret-key'];
    const dumps: string[] = [];
    const visitor = portal.visitor();
    const noted = async (asked: Promise<{ headers: Headers }>) => {
      const { headers } = await asked;
      secrets.push(visitor.ticket, headers.getSetCookie()[0]?.split(/[=;]/)[1] ?? secret);
      dumps.push(await dump());
    };
    await noted(visitor.forgot(daisey));
    await noted(visitor.verify());
    await noted(visitor.go('sendCode', { channel: 'sms' }));
    const input = { ticket: visitor.ticket, code: newest(portal).code };
    await noted(visitor.ask('verifyCode', input, 'a-secret-key'));
    await noted(visitor.go('setPassword', { password: newPassword }));
    await noted(visitor.link('reset2021'));
    await noted(visitor.ask('openLink', { token: newestLinkToken(portal) }));
    await noted(visitor.signIn('dduck2021', 'wrong'));
    await noted(visitor.signIn('dduck2021', newPassword));
    await noted(visitor.go('sendCode', { channel: 'call' }));
    secrets.push(newestLinkToken(portal), ...portal.outbox.flatMap(({ code }) => (code === undefined ? [] : [`"${code}"`, ` ${code}`])));
    const all = dumps.join('\n');
    expect(all.length).toBeGreaterThan(1_000);
    expect(secrets.filter((text) => text === '' || all.includes(text))).toEqual([]);
    await stop();
  }, 60_000);

  it('before it is sent is encrypted as well', async () => {
    const portal = createPortal({ patient: false });
    const { store, dump, stop } = await open(portal.parts.clock);
    portal.serve(createAuthServer({ ...portal.parts, store, messenger: { send: () => new Promise(() => undefined) } }));
    await portal.visitor().forgot(elmer);
    await portal.visitor().link('reset2021');
    const all = await dump();
    for (const text of [elmer, 'rita.reset@example.com', 'token=', '"code"']) expect(all).not.toContain(text);
    await stop();
  }, 60_000);
});
