import { afterEach, describe, expect, it, vi } from 'vitest';
import { scenarios } from '../../src/mocks/index.js';
import { backendWith, elmer, paths, post } from './support.js';
import { afterWaiting, at, forgot, raw, stopTimers, untilItWaits } from './walks.js';

afterEach(() => vi.useRealTimers());

describe('scenarios', () => {
  it('are at least 70, have names of their own, and say what they do and what a visitor sees', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(70);
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
    for (const { name, about, sees } of scenarios) {
      expect(about, name).toMatch(/^[A-Z].{10,}\.$/);
      // Words of the page, which the story of this scenario looks for.
      expect(sees, name).toMatch(/^[A-Z“].*[.”]$/);
      expect(sees, name).toMatch(/“[^“”]{5,}”/);
    }
  });

  it('can be put together', async () => {
    stopTimers();
    const visitor = await at.start('slow+wrong-code+eight-digit-code');
    const asked = visitor.forgot(elmer);
    await afterWaiting(3);
    expect((await asked).body).toMatchObject({ codeLength: 8 });
    const verified = visitor.verify();
    await afterWaiting(3);
    expect((await verified).body.code).toBe('invalid_code');
  });

  it('may be a list, whose names the compiler knows', async () => {
    const backend = backendWith({ scenario: ['rate-limited', 'drop'] });
    expect(backend.scenario).toBe('rate-limited+drop');
    backend.useScenario([]);
    expect(backend.scenario).toBe('normal');
    // @ts-expect-error -- a name that is not there
    expect(() => backend.useScenario(['slow', 'worng-code'])).toThrow('Did you mean "wrong-code"?');
  });

  it('put together keep each its own settings', async () => {
    const visitor = await at.choice('sms-failed+call-blocked');
    expect((await visitor.go('sendCode', { channel: 'sms' })).body).toMatchObject({ reason: 'unreachable' });
    expect((await visitor.go('sendCode', { channel: 'call' })).body).toMatchObject({ reason: 'blocked' });
  });

  const rewriters = ['no-resend', 'registration-error', 'wrong-type', 'lost-answer'];
  const waits = ['slow', 'out-of-order', 'hang'];
  it.each(rewriters)('%s goes with any other: what one has spoilt does not trip the next', async (name) => {
    for (const other of scenarios.filter((scenario) => !waits.includes(scenario.name))) {
      for (const both of [`${name}+${other.name}`, `${other.name}+${name}`]) {
        const answer = await raw(both).catch((error: unknown) => error);
        if (answer instanceof Error) expect(answer, both).toEqual(new TypeError('Failed to fetch'));
      }
    }
  });

  it('put together stand one behind the other, the first in front', async () => {
    await expect(forgot('drop+rate-limited')).rejects.toThrow(TypeError);
    expect((await forgot('rate-limited+drop')).status).toBe(429);
  });

  it('from a query string, where + is a space, are the same', () => {
    const name = new URLSearchParams('?scenario=slow+wrong-code').get('scenario') ?? '';
    expect(backendWith({ scenario: name }).scenario).toBe('slow+wrong-code');
  });

  it('can be changed in the middle of a flow', async () => {
    const visitor = await at.emailCode('normal');
    visitor.backend.useScenario('wrong-code');
    expect((await visitor.verify()).body.code).toBe('invalid_code');
    visitor.backend.useScenario('normal');
    expect((await visitor.verify()).status).toBe(200);
  });

  it('that count, count anew when chosen again', async () => {
    const visitor = await at.start('admin-step-up');
    await visitor.ask('resetRegistration');
    visitor.backend.useScenario('admin-step-up');
    expect((await visitor.ask('resetRegistration')).body.code).toBe('reauthentication_required');
  });

  it.each([['line-bussy', 'line-busy'], ['worng-code', 'wrong-code'], ['email', 'email-only'], ['slow+hung', 'hang'], ['', 'slow']])(
    'of the unknown name %j: throws and suggests %s', (name, meant) => {
      expect(() => backendWith({ scenario: name })).toThrow(`Did you mean "${meant}"?`);
      const backend = backendWith();
      expect(() => backend.useScenario(name)).toThrow(/^There is no scenario/);
      expect(backend.scenario).toBe('normal');
    });

  it('slow, given up: rejects at once and leaves no timer', async () => {
    stopTimers();
    const controller = new AbortController();
    const asked = backendWith({ scenario: 'slow' }).fetch(post(paths.openLink, { token: 'x' }, { signal: controller.signal }));
    await untilItWaits();
    controller.abort(new Error('given up'));
    await expect(asked).rejects.toThrow('given up');
    expect(vi.getTimerCount()).toBe(0);
  });
});
