/** Rule 16 of the contract: only its own Steps may answer an operation. */
import { describe, expect, it } from 'vitest';
import type { AuthOperation, Step, StepName } from '../../src/client/auth-client.js';
import { answers, passwordReset, registrationLink, stepsOf, type Intent } from '../../src/journey/index.js';
import { answered } from './invariants.js';
import { opensLink, signsIn, wantsLink } from './registering.js';
import { begin, firstSteps, on, operations, ringing, Scene, sampleIntents } from './support.js';

const { start: _, ...samples } = firstSteps;
const names = Object.keys(samples) as StepName[];
const rules = registrationLink; // these rules show every Step

/** How to make each call: the screen and the intent. */
const calls: Readonly<Record<Exclude<AuthOperation, 'callStatus'>, readonly [keyof typeof firstSteps, Intent]>> = {
  signIn: ['start', signsIn],
  startPasswordReset: ['start', begin],
  requestRegistrationLink: ['start', wantsLink],
  openLink: ['start', opensLink],
  sendCode: ['choose-method', { name: 'send-code', methodId: 'p2', channel: 'sms' }],
  verifyCode: ['code-sent', sampleIntents['verify-code']],
  enroll: ['enroll', sampleIntents.enroll],
  setPassword: ['set-password', sampleIntents['set-password']],
};
const pairs = (Object.keys(calls) as (keyof typeof calls)[]).flatMap((operation) => names.map((name) => [operation, name] as const));

async function before(operation: keyof typeof calls): Promise<Scene> {
  const [screen, intent] = calls[operation];
  const scene = new Scene({ rules });
  const step = firstSteps[screen];
  if (step) scene.journey.hand(step);
  scene.host = () => false;
  await scene.intend(intent);
  return scene;
}

function check(scene: Scene, operation: AuthOperation, name: StepName, from: string): void {
  if (answered[operation].includes(name)) return expect(scene.state.screen.name).toBe(name) as void;
  expect(scene.state.screen.name).toBe(from);
  expect(scene.problem).toEqual({ code: 'unexpected_response', status: 200 });
}

it('the table of answers is the contract\'s', () => {
  const sorted = (table: Readonly<Record<AuthOperation, readonly StepName[]>>) => Object.fromEntries(operations.map((operation) => [operation, [...table[operation]].sort()]));
  expect(sorted(answers)).toEqual(sorted(answered));
});

describe.each(pairs)('%s answered by %s', (operation, name) => {
  it('shows it, or treats it as an unexpected response', async () => {
    const scene = await before(operation);
    scene.journey.resume();
    await scene.last.answer(samples[name]);
    check(scene, operation, name, calls[operation][0]);
  });

  it('is checked in the same way when a host answers a held call', async () => {
    const scene = await before(operation);
    expect(scene.journey.resume(samples[name] as Step)).toBe(true);
    check(scene, operation, name, calls[operation][0]);
    expect(scene.client.calls).toEqual([]);
  });
});

it.each(names)('a poll that is answered by %s', async (name) => {
  const scene = new Scene({ rules });
  scene.journey.hand(ringing());
  for (let question = 0; question < 3; question++) {
    await scene.seconds(3);
    if (scene.last.open) await scene.last.answer(samples[name]);
  }
  if (name === 'call-in-progress') return expect(scene.problem).toBeUndefined();
  check(scene, 'callStatus', name, 'call-in-progress');
});

describe('a handed step', () => {
  it.each(names)('%s: is checked by what the element shows', (name) => {
    const scene = new Scene({ rules: passwordReset });
    scene.journey.hand(samples[name] as Step);
    expect(scene.state.screen.name).toBe(stepsOf(passwordReset).includes(name) ? name : 'start');
  });
});

it('done in answer to a first call is not a success: nothing is completed', async () => {
  const scene = new Scene();
  await scene.intend(begin, { step: 'done', signedIn: true });
  scene.screen('start');
  expect(scene.notices.map(({ type }) => type)).toEqual(['problem']);
});

it.each(['verifyCode', 'callStatus'] as const)('done in answer to %s does not end a password reset, in which no password was set', async (operation) => {
  const scene = new Scene({ rules: passwordReset });
  scene.journey.hand(operation === 'verifyCode' ? samples['code-sent'] as Step : ringing());
  if (operation === 'verifyCode') await scene.verify('123456', { step: 'done', signedIn: true });
  else {
    for (let question = 0; question < 3; question++) {
      await scene.seconds(3);
      if (scene.last.open) await scene.last.answer({ step: 'done', signedIn: true });
    }
  }
  expect(scene.problem).toEqual({ code: 'unexpected_response', status: 200 });
  expect(scene.notices.map(({ type }) => type)).not.toContain('completed');
});

it('a handed screen works like an answered one', async () => {
  const scene = await on('code-sent');
  await scene.verify('123456', samples['set-password']);
  scene.screen('verified');
});
