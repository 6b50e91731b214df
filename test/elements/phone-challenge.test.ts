/** A phone proved on its own: a host gives the Step, and three methods. */
import '../../src/define/phone-challenge.js';
import { AuthError } from '../../src/client/problem.js';
import type { Step } from '../../src/client/auth-client.js';
import { deliveryFailures } from '../../src/client/vocabulary.js';
import type { PhoneChallenge } from '../../src/elements/phone-challenge/phone-challenge.js';
import { enterCode } from '../support/elements/acts.js';
import { fakeClient, steps, type FakeClient } from '../support/elements/backend.js';
import { fakeClock, type FakeClock } from '../support/elements/clock.js';
import { all, field, find, focusedName, get, headings, nameOf, place, press, settle, shownText, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { brief, errorsOf, watchConsole, watchEvents, type Told } from '../support/elements/watch.js';

interface At extends FakeClient { readonly element: PhoneChallenge; readonly events: readonly Told[]; readonly clock: FakeClock; readonly main: HTMLElement }

/** A challenge over a client that holds what the contract asks for, and no more. */
async function challenge(step: unknown = steps.onePhone, operations: Parameters<typeof fakeClient>[0] = ['sendCode', 'verifyCode', 'callStatus']): Promise<At> {
  const clock = fakeClock();
  const fake = fakeClient(operations);
  const main = place();
  const element = document.createElement('phone-challenge');
  element.client = fake.client;
  element.challenge = step as Step;
  const events = watchEvents(main);
  main.append(element);
  await element.updateComplete;
  return { ...fake, element, events, clock, main };
}

const failed = (reason: (typeof deliveryFailures)[number], channel: 'sms' | 'call' = 'call') => new AuthError({ code: 'delivery_failed', channel, reason });

describe('by code', () => {
  it('sends one, verifies it and ends with auth-complete', async () => {
    const at = await challenge();
    expect(shownText(at.element)).to.include('••• 0142');
    expect(at.calls, 'sent by itself').to.have.length(0);
    press(at.element, 'Send Code');
    await until(() => at.calls.length === 1);
    expect(at.last().input).to.deep.equal({ ticket: steps.onePhone.ticket, methodId: 'phone-1', channel: 'sms' });
    at.last().answer(steps.smsCode);
    await untilHeading(at.element, 'Enter the verification code');
    enterCode(at.element, '123456');
    await until(() => at.calls.length === 2);
    expect(at.last().input).to.deep.equal({ ticket: steps.smsCode.ticket, code: '123456' });
    at.last().answer(steps.done);
    await untilHeading(at.element, 'Code verified');
    expect(shownText(at.element)).to.include('Your phone has been verified.');
    expect(at.events.map(brief)).to.deep.equal([
      'auth-step start→choose-method', 'auth-request sendCode sms phone-1', 'auth-step choose-method→code-sent',
      'auth-request verifyCode', 'auth-step code-sent→done', 'auth-complete signed in',
    ]);
    expect(at.element.form === null).to.equal(true);
  });

  for (const [id, told] of [['phone-1', true], ['2', true], ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6', true], ['+12025550142', false], ['123456', false], ['daisey@example.com', false]] as const) {
    it(`a method whose id is ${id}: is sent by it, and ${told ? 'told' : 'not told, for it could be an address or a code'}`, async () => {
      const at = await challenge({ ...steps.onePhone, methods: [{ id, type: 'phone', channels: ['sms'], target: '••• 0142' }] });
      press(at.element, 'Send Code');
      await until(() => at.calls.length === 1);
      expect(at.last().input).to.include({ methodId: id });
      expect(at.events.map(brief)).to.include(told ? `auth-request sendCode sms ${id}` : 'auth-request sendCode sms');
    });
  }

  it('starts from code-sent', async () => {
    const at = await challenge({ ...steps.smsCode, codeLength: 8 });
    expect(headings(at.element)).to.deep.equal(['Enter the verification code']);
    enterCode(at.element, '123456');
    await untilProblem(at.element, 'The verification code must have 8 digits; this has fewer');
    expect(at.calls).to.have.length(0);
  });

  for (const [how, answer] of [['the end of the flow', steps.done], ['a step that is the host\'s', steps.password]] as const) {
    it(`after ${how} there is nothing left to cancel`, async () => {
      const at = await challenge(steps.smsCode);
      enterCode(at.element, '123456');
      await until(() => at.calls.length === 1);
      at.last().answer(answer);
      await untilHeading(at.element, 'Code verified');
      expect(focusedName()).to.equal('Code verified');
      expect([...all(at.element, 'button'), ...all(at.element, 'link')].map(nameOf)).to.deep.equal([]);
    });
  }

  it('Cancel leads back to the host', async () => {
    const at = await challenge();
    press(at.element, 'Cancel');
    await settle();
    press(at.element, 'Back');
    expect(at.events.map(brief).slice(-1)).to.deep.equal(['auth-navigate back']);
  });
});

describe('by call', () => {
  it('rings, asks as often as the server wants, and ends when # was pressed', async () => {
    const at = await challenge();
    press(at.element, 'Call Me');
    await until(() => at.calls.length === 1);
    expect(at.last().input).to.deep.equal({ ticket: steps.onePhone.ticket, methodId: 'phone-1', channel: 'call' });
    at.last().answer({ ...steps.ringing, pollIn: 5 });
    await untilHeading(at.element, 'Answer your phone');
    await at.clock.advance(4.5);
    expect(at.calls).to.have.length(1);
    await at.clock.advance(1);
    expect(at.calls).to.have.length(2);
    expect(at.last()).to.deep.include({ operation: 'callStatus', input: { ticket: steps.ringing.ticket } });
    expect(at.last().options.idempotencyKey, 'a question has no key').to.equal(undefined);
    at.last().answer(steps.done);
    await untilHeading(at.element, 'Code verified');
    expect(at.events.map(brief)).to.include('auth-complete signed in');
    expect(at.events.filter(({ type }) => type === 'auth-request'), 'questions are no requests that change something').to.have.length(1);
  });

  it('starts from call-in-progress', async () => {
    const at = await challenge(steps.ringing);
    await at.clock.advance(2);
    expect(at.calls.map(({ operation }) => operation)).to.deep.equal(['callStatus']);
  });

  it('asks one question at a time', async () => {
    const at = await challenge(steps.ringing);
    await at.clock.advance(20);
    expect(at.calls).to.have.length(1);
  });

  it('takes a newer ticket from an answer', async () => {
    const at = await challenge(steps.ringing);
    await at.clock.advance(2);
    at.last().answer({ ...steps.ringing, ticket: 't.newer' as typeof steps.ringing.ticket });
    await at.clock.advance(2);
    expect(at.last().input).to.deep.equal({ ticket: 't.newer' });
  });

  const words: Readonly<Record<(typeof deliveryFailures)[number], string>> = {
    busy: 'The line is busy. End the other call and try again, or ask for a code.',
    'no-answer': 'Nobody answered the call. Keep your phone near you and try again, or ask for a code.',
    rejected: 'The call was declined. Accept it when we call again, or ask for a code.',
    unreachable: 'We could not reach that phone. Check that it is switched on and has a signal, then try again or choose another way.',
    blocked: 'That phone does not accept our calls or messages. Choose another way, or contact the help desk.',
  };
  for (const reason of deliveryFailures) {
    it(`${reason}: says what to do, offers Send Code, and asks no more`, async () => {
      const at = await challenge(steps.ringing);
      await at.clock.advance(2);
      at.last().fail(failed(reason));
      await untilProblem(at.element, words[reason]);
      expect(headings(at.element)).to.include('The call has ended');
      expect(focusedName()).to.equal('There is a problem');
      expect(at.events.map(brief)).to.include('auth-failure callStatus delivery_failed');
      expect(find(at.element, 'button', 'Call Me')).to.be.instanceOf(HTMLButtonElement);
      await at.clock.advance(60);
      expect(at.calls).to.have.length(1);
      press(at.element, 'Send Code');
      await until(() => at.calls.length === 2);
      expect(at.last()).to.deep.include({ operation: 'sendCode' });
      at.last().answer(steps.smsCode);
      await untilHeading(at.element, 'Enter the verification code');
    });
  }

  it('asks no more after Cancel', async () => {
    const at = await challenge(steps.ringing);
    await at.clock.advance(2);
    press(at.element, 'Cancel');
    await settle();
    expect(at.last().options.signal?.aborted).to.equal(true);
    await at.clock.advance(60);
    expect(at.calls).to.have.length(1);
  });

  it('asks no more while disconnected, and at once after re-insertion', async () => {
    const at = await challenge(steps.ringing);
    await at.clock.advance(2);
    at.element.remove();
    expect(at.last().options.signal?.aborted).to.equal(true);
    await at.clock.advance(60);
    expect(at.calls).to.have.length(1);
    at.main.append(at.element);
    await at.clock.advance(0.1);
    expect(at.calls).to.have.length(2);
    expect(headings(at.element)).to.deep.equal(['Answer your phone']);
  });

  it('asks once more at the end of the call\'s time, and then no more', async () => {
    const at = await challenge({ ...steps.ringing, pollIn: 40, expiresIn: 30 });
    await at.clock.advance(29);
    expect(at.calls).to.have.length(0);
    await at.clock.advance(1.5);
    expect(at.calls).to.have.length(1);
    at.last().fail(failed('no-answer'));
    await untilProblem(at.element, words['no-answer']);
    await at.clock.advance(120);
    expect(at.calls).to.have.length(1);
  });

  it('advances on the server\'s word even after the time that we counted', async () => {
    const at = await challenge({ ...steps.ringing, expiresIn: 2 });
    await at.clock.advance(3);
    at.last().answer(steps.done);
    await untilHeading(at.element, 'Code verified');
  });

  it('is not offered without callStatus', async () => {
    const at = await challenge(steps.onePhone, ['sendCode', 'verifyCode']);
    expect(all(at.element, 'button', /^(Send Code|Call Me)$/).map(nameOf)).to.deep.equal(['Send Code']);
  });
});

describe('where its part ends', () => {
  it('a next step that it does not show is the host\'s: it says so and completes', async () => {
    const at = await challenge(steps.smsCode);
    enterCode(at.element, '123456');
    await until(() => at.calls.length === 1);
    at.last().answer(steps.password);
    await untilHeading(at.element, 'Code verified');
    expect(shownText(at.element)).to.include('Your phone has been verified.');
    expect(at.element.form === null).to.equal(true);
    expect(at.events.at(-1)?.detail).to.deep.equal({ flow: 'sign-in', signedIn: false });
    expect(at.events.map(brief)).to.deep.include('auth-complete signed out');
  });

  it('a step that nobody knows is a failure, and one can try again', async () => {
    const at = await challenge(steps.smsCode);
    enterCode(at.element, '123456');
    await until(() => at.calls.length === 1);
    at.last().answer({ step: 'passkey', ticket: 't' } as unknown as Step);
    await untilProblem(at.element, 'Something went wrong on our side.');
    expect(at.events.map(brief)).to.include('auth-failure verifyCode unexpected_response');
    expect(field(at.element, 'Verification Code').value).to.equal('123456');
  });

  it('a client that rejects with something of its own is a failure, with none of it shown or told', async () => {
    const lines = watchConsole();
    const at = await challenge(steps.smsCode);
    enterCode(at.element, '123456');
    await until(() => at.calls.length === 1);
    at.last().fail(new Error('secret server prose'));
    await untilProblem(at.element, 'Something went wrong on our side.');
    expect(JSON.stringify(at.events.map(({ detail }) => detail)) + shownText(at.element) + JSON.stringify(lines)).to.not.include('secret server prose');
    expect(errorsOf(lines).join()).to.include('rejected with a value that is not an AuthError');
  });

  it('its events tell the flow that the host set', async () => {
    const fake = fakeClient(['sendCode', 'verifyCode']);
    const main = place();
    const events = watchEvents(main);
    const element = document.createElement('phone-challenge');
    element.setAttribute('flow', 'password-reset');
    element.client = fake.client;
    element.challenge = steps.onePhone;
    main.append(element);
    await element.updateComplete;
    press(element, 'Send Code');
    await until(() => fake.calls.length === 1);
    expect(events.map(({ detail }) => (detail as { flow: string }).flow)).to.deep.equal(['password-reset', 'password-reset']);
  });
});

describe('a challenge', () => {
  const malformed: readonly (readonly [string, unknown])[] = [
    ['a string', 'choose-method'],
    ['a number', 7],
    ['null', null],
    ['an empty object', {}],
    ['a step without a ticket', { step: 'choose-method', methods: steps.onePhone.methods }],
    ['a step without usable methods', { step: 'choose-method', ticket: 't', methods: [{ id: 'x', type: 'pigeon', channels: ['air'], target: 'x' }] }],
    ['methods that are no list', { step: 'choose-method', ticket: 't', methods: 'phone' }],
    ['a list with holes', { step: 'choose-method', ticket: 't', methods: [null, undefined, 3] }],
    ['a step for something else', steps.password],
    ['a code length that is none', { ...steps.smsCode, codeLength: 'six' }],
  ];
  for (const [what, value] of malformed) {
    it(`that is ${what}: an error in the console, a readable element, no exception`, async () => {
      const lines = watchConsole();
      const at = await challenge(value);
      expect(errorsOf(lines).join()).to.include('<phone-challenge> needs a challenge');
      expect(shownText(at.element)).to.include('<phone-challenge> needs a challenge');
      expect(headings(at.element)).to.deep.equal(['Verify your phone']);
      at.element.challenge = steps.onePhone;
      await at.element.updateComplete;
      await until(() => find(at.element, 'button', 'Send Code'));
      expect(shownText(at.element)).to.not.include('needs a challenge');
    });
  }

  it('that is missing: nothing to verify, and a way back', async () => {
    const bare = document.createElement('phone-challenge');
    bare.client = fakeClient(['sendCode', 'verifyCode']).client;
    place().append(bare);
    await bare.updateComplete;
    expect(shownText(bare)).to.include('There is nothing to verify here now.');
    expect(find(bare, 'button', 'Back')).to.be.instanceOf(HTMLButtonElement);
  });

  it('set before its client belongs to that client', async () => {
    const fake = fakeClient(['sendCode', 'verifyCode']);
    const element = document.createElement('phone-challenge');
    element.challenge = steps.onePhone;
    place().append(element);
    await element.updateComplete;
    element.client = fake.client;
    await until(() => find(element, 'button', 'Send Code'));
    press(element, 'Send Code');
    await until(() => fake.calls.length === 1);
  });

  it('never reaches another client: a changed one shows nothing to verify', async () => {
    const at = await challenge();
    const other = fakeClient(['sendCode', 'verifyCode']);
    at.element.client = other.client;
    await at.element.updateComplete;
    await until(() => shownText(at.element).includes('There is nothing to verify here now.'));
    expect(find(at.element, 'button', 'Send Code') === undefined).to.equal(true);
    expect(other.calls).to.have.length(0);
  });

  it('a new one restarts the flow', async () => {
    const at = await challenge();
    at.element.challenge = steps.twoPhones;
    await until(() => all(at.element, 'radio').length === 2);
    expect(get(at.element, 'group', 'Where should we reach you?')).to.be.instanceOf(HTMLElement);
  });

  it('is the host\'s and is not changed', async () => {
    const frozen = Object.freeze({ ...steps.onePhone, methods: Object.freeze([...steps.onePhone.methods]) });
    const at = await challenge(frozen);
    expect(at.element.challenge).to.equal(frozen);
    expect(at.element.outerHTML).to.not.include(steps.onePhone.ticket);
  });
});
