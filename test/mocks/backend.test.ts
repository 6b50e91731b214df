import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { failure, success } from '../../src/server/answers.js';
import { createMockBackend, type MockUser } from '../../src/mocks/index.js';
import { backendWith, daisey, daiseysPhone, elmer, newest, newPassword, paths, post, Visitor } from './support.js';

const firstCode = async (options = {}) => {
  const backend = createMockBackend(options);
  await new Visitor(backend).forgot(elmer);
  return newest(backend).code;
};

describe('codes', () => {
  it('are the same in each run with the same seed', async () => {
    expect(await firstCode({ seed: 1 })).toBe(await firstCode({ seed: 1 }));
    expect(await firstCode({ seed: 'a' })).not.toBe(await firstCode({ seed: 'b' }));
  });

  it('differ from run to run without a seed', async () => {
    const codes = new Set(await Promise.all(Array.from({ length: 5 }, () => firstCode())));
    expect(codes.size).toBeGreaterThan(1);
  });

  it('do not depend on how often a page polls', async () => {
    const walk = async (polls: number) => {
      const visitor = new Visitor(backendWith());
      await visitor.forgot(daisey);
      await visitor.verify();
      await visitor.go('sendCode', { channel: 'call' });
      for (let poll = 0; poll < polls; poll += 1) await visitor.go('callStatus');
      await visitor.go('sendCode', { channel: 'sms' });
      return newest(visitor.backend).code;
    };
    expect(await walk(5)).toBe(await walk(0));
  });
});

describe('the outbox', () => {
  it('is one live list, newest last, with the time on the backend’s clock', async () => {
    const backend = backendWith();
    const { outbox } = backend;
    await new Visitor(backend).forgot(elmer);
    backend.advance(90);
    await new Visitor(backend).forgot(daisey);
    expect(outbox.map(({ to, at }) => [to, at])).toEqual([[elmer, '2021-06-01T12:00:00.000Z'], [daisey, '2021-06-01T12:01:30.000Z']]);
  });

  it('holds mails and messages that people would recognise', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.forgot(daisey);
    expect(newest(visitor.backend)).toMatchObject({
      from: 'do-not-reply@portal.example', subject: 'Your verification code', text: expect.stringContaining('It expires in 5 minutes.'),
    });
    await visitor.verify();
    await visitor.go('sendCode', { channel: 'sms' });
    const { text, code } = newest(visitor.backend);
    // The last line is what WebOTP looks for.
    expect(text.split('\n').at(-1)).toBe(`@portal.example #${code}`);
  });
});

describe('subscribing', () => {
  it('tells of messages, calls, time and scenarios, until it is ended', async () => {
    const backend = backendWith();
    let changes = 0;
    const end = backend.onChange(() => { changes += 1; });
    const changed = async (action: () => unknown) => {
      const before = changes;
      await action();
      return changes > before;
    };
    const visitor = new Visitor(backend);
    expect(await changed(() => visitor.forgot(daisey))).toBe(true);
    expect(await changed(() => visitor.verify())).toBe(false);
    expect(await changed(() => visitor.go('sendCode', { channel: 'call' }))).toBe(true);
    expect(await changed(() => backend.call(daiseysPhone, 'hash'))).toBe(true);
    expect(await changed(() => backend.advance(1))).toBe(true);
    expect(await changed(() => backend.useScenario('wrong-code'))).toBe(true);
    expect(await changed(() => backend.reset())).toBe(true);
    end();
    expect(await changed(() => backend.reset())).toBe(false);
  });
});

describe('resetting', () => {
  it('goes back to the beginning in all respects', async () => {
    const backend = backendWith({ scenario: 'eight-digit-code' });
    const { outbox } = backend;
    const visitor = new Visitor(backend);
    await visitor.forgot(elmer);
    const { code } = newest(backend);
    await visitor.verify();
    await visitor.go('setPassword', { password: newPassword });
    backend.useScenario('server-error');
    backend.advance(1_000);
    backend.reset();
    expect([backend.scenario, backend.now, outbox.length]).toEqual(['eight-digit-code', Date.UTC(2021, 5, 1, 12), 0]);
    expect((await visitor.signIn('emailonly2021')).body.step).toBe('choose-method');
    await visitor.forgot(elmer);
    expect(newest(backend).code).toBe(code);
  });

  it('leaves another backend alone', async () => {
    const [one, other] = [backendWith(), backendWith()];
    await new Visitor(other).forgot(elmer);
    one.reset();
    expect(other.outbox).toHaveLength(1);
  });
});

describe('a request that waits', () => {
  it('hears its abort even when nobody else holds on to it', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const { fetch } = backendWith({ scenario: 'hang' });
    const controller = new AbortController();
    let outcome: unknown = 'none';
    (() => {
      fetch(post(paths.openLink, { token: 'x' }, { signal: controller.signal })).catch((error: unknown) => { outcome = error; });
    })();
    for (let time = 0; time < 5; time += 1) {
      await turn();
      collectGarbage();
    }
    controller.abort('given up');
    await turn();
    expect(outcome).toBe('given up');
  });
});

describe('people', () => {
  const gus: MockUser = { id: 'u-gus', username: 'gus2021', name: 'Gus Goose', email: 'gus@example.com', password: 'Honk-honk-2021', registration: 'complete', phones: ['+12025550170'] };

  it('can be added', async () => {
    const visitor = new Visitor(backendWith({ users: [gus] }));
    expect((await visitor.signIn('gus2021', 'Honk-honk-2021')).body.step).toBe('choose-method');
    expect((await visitor.signIn('dduck2021')).status).toBe(200);
  });

  it('take the place of somebody with their username', async () => {
    const visitor = new Visitor(backendWith({ users: [{ ...gus, username: 'dduck2021' }] }));
    expect((await visitor.signIn('dduck2021')).body.code).toBe('invalid_credentials');
    expect((await visitor.signIn('dduck2021', 'Honk-honk-2021')).status).toBe(200);
  });

  it('that are locked are told so by the right password only, and those disabled never', async () => {
    const users: MockUser[] = [{ ...gus, status: 'locked' }, { ...gus, id: 'u-gil', username: 'gil2021', email: 'gil@example.com', phones: [], status: 'disabled' }];
    const visitor = new Visitor(backendWith({ users }));
    expect((await visitor.signIn('gus2021', 'wrong')).body.code).toBe('invalid_credentials');
    expect((await visitor.signIn('gus2021', 'Honk-honk-2021')).body.code).toBe('account_locked');
    expect((await visitor.signIn('gil2021', 'Honk-honk-2021')).body.code).toBe('invalid_credentials');
  });
});

describe('the clock', () => {
  it('runs with its source and never goes back', () => {
    let now = 1_000;
    const backend = createMockBackend({ now: () => now });
    backend.advance(2);
    now += 500;
    expect(backend.now).toBe(3_500);
    expect(() => backend.advance(-1)).toThrow(RangeError);
    expect(() => backend.advance(Number.NaN)).toThrow(RangeError);
  });
});

describe('an answer that breaks the contract', () => {
  it('throws in the mock, before a client can be blamed', () => {
    expect(() => success('verifyCode', { step: 'done', signedIn: 'yes' })).toThrow(/broke the contract in verifyCode/);
    expect(() => success('verifyCode', { step: 'finished' })).toThrow(/broke the contract/);
    expect(() => success('getUser', { id: 'x', registration: 'complete' })).toThrow(/broke the contract in getUser/);
  });

  it('throws when a client would quietly drop a part of it', () => {
    expect(() => success('verifyCode', { step: 'done', signedUp: true })).toThrow(/clients read/);
    expect(() => success('verifyCode', { step: 'choose-method', ticket: 't', methods: [{ id: '1', type: 'phone', channels: ['sms', 'pigeon'], target: 'x' }] })).toThrow(/clients read/);
    expect(() => failure({ code: 'invalid_code', attemptsLeft: -1 }, 'trace')).toThrow(/broke the contract in invalid_code/);
  });
});
