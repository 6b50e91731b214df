import { expect, vi } from 'vitest';
import { backendWith, daisey, elmer, newestLinkToken, newPassword, paths, post, Visitor } from './support.js';

/** A visitor of a backend in some scenario, brought to where it shows. */
export const at = {
  start: async (scenario: string) => new Visitor(backendWith({ scenario })),
  emailCode: async (scenario: string) => {
    const visitor = await at.start(scenario);
    await visitor.forgot(elmer);
    return visitor;
  },
  choice: async (scenario: string) => {
    const visitor = await at.start(scenario);
    await visitor.forgot(daisey);
    await visitor.verify();
    return visitor;
  },
  call: async (scenario: string) => {
    const visitor = await at.choice(scenario);
    await visitor.go('sendCode', { channel: 'call' });
    return visitor;
  },
  newPassword: async (scenario: string) => {
    const visitor = await at.emailCode(scenario);
    await visitor.verify();
    return visitor;
  },
  enroll: async (scenario: string) => {
    const visitor = await at.start(scenario);
    await visitor.signIn('started2021');
    return visitor;
  },
  link: async (scenario: string) => {
    const visitor = await at.start(scenario);
    await visitor.link('reset2021');
    return visitor.ask('openLink', { token: newestLinkToken(visitor.backend) });
  },
  done: async (scenario: string) => (await at.newPassword(scenario)).go('setPassword', { password: newPassword }),
};

export const forgot = async (scenario: string) => (await at.start(scenario)).forgot(elmer);
export const methods = async (scenario: string, who = daisey) => {
  const visitor = await at.start(scenario);
  await visitor.forgot(who);
  return (await visitor.verify()).body.methods;
};
export const raw = async (scenario: string) => {
  const { fetch } = backendWith({ scenario });
  const response = await fetch(post(paths.startPasswordReset, { identifier: { kind: 'email', value: elmer } }));
  return { status: response.status, type: response.headers.get('Content-Type'), wait: response.headers.get('Retry-After'), text: await response.text() };
};

/** From here on the machine's timers stand still. The backend's own clock is another. */
export const stopTimers = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

export const untilItWaits = async () => {
  while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
};

/** Lets the machine's time pass, once the backend waits for it. */
export const afterWaiting = async (seconds: number) => {
  await untilItWaits();
  await vi.advanceTimersByTimeAsync(seconds * 1_000);
};
export const comesAfter = async (seconds: number, asked: Promise<unknown>) => {
  let come = false;
  void asked.then(() => { come = true; });
  await afterWaiting(seconds - 0.001);
  expect(come).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await asked;
};
