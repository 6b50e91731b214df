/** The entries into a registration, for its tests. */
import type { Step } from '../../src/client/auth-client.js';
import { registrationLink, type Intent, type JourneyNotice } from '../../src/journey/index.js';
import { codeSent, enroll, provePassword, ringing, Scene, ticket } from './support.js';

export const daisey = { kind: 'username', value: 'dduck2021' } as const;
export const password = ' Quack-quack-2021 ';
export const signsIn: Intent = { name: 'begin', operation: 'signIn', input: { identifier: daisey, password, remember: true } };
export const opensLink: Intent = { name: 'begin', operation: 'openLink', input: { token: 'token-1' } };
export const wantsLink: Intent = { name: 'begin', operation: 'requestRegistrationLink', input: { identifier: daisey, reason: 'reset' } };
export const sendsLink: Intent = { name: 'send-link' };
export const proves: Intent & { name: 'prove-password' } = { name: 'prove-password', identifier: daisey, password };
export const changes: Intent = { name: 'change-method' };
export const enrolls = (channel: 'sms' | 'call', value = '+12025550142'): Intent => ({ name: 'enroll', type: 'phone', channel, value });
export const text = codeSent({ channel: 'sms', target: '+1 ••• ••• 0142', ticket: ticket('text') });
export const stepped = (step: string, previous: string): JourneyNotice => ({ type: 'stepped', step, previous }) as JourneyNotice;

/** Performs intents and answers them, one after the other. */
export async function at(...way: readonly (readonly [Intent, Step | Error])[]): Promise<Scene> {
  const scene = new Scene({ rules: registrationLink });
  for (const [intent, answer] of way) await scene.intend(intent, answer);
  return scene;
}

export const proving = () => at([opensLink, provePassword()]);
export const enrolling = () => at([opensLink, provePassword()], [proves, enroll()]);
export const texted = () => at([opensLink, provePassword()], [proves, enroll()], [enrolls('sms'), text]);
export const called = () => at([opensLink, provePassword()], [proves, enroll()], [enrolls('call'), ringing()]);
