/** The wizard's messages for failures of a backend: what happened, what to do, and that the visitor can continue. */
import { AuthError } from '../../src/client/problem.js';
import { fakeClock } from '../support/elements/clock.js';
import { all, button, field, fill, find, get, headings, nameOf, press, settle, shownText, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { brief, watchConsole, watchEvents } from '../support/elements/watch.js';
import { begin, choosePassword, daisey, elmer, enterCode, titles, toCall, toChoose, toCode, toPassword, toSms, toVerified, untilIdle, visit, type Visit } from '../support/elements/wizard.js';
import type { ScenarioName } from '../../src/mocks/index.js';

const broken = 'Something went wrong on our side. Try again in a few minutes.';

interface FailureCase {
  readonly scenario: ScenarioName;
  readonly message: string;
  /** The failure that is told to the host. */
  readonly problem: string;
}

/** Nobody can go on from here but by trying again, and that works. */
async function recovers(at: Visit, again: () => void, title: string): Promise<void> {
  await untilIdle(at);
  at.backend.useScenario('normal');
  again();
  await untilHeading(at.wizard, title);
  expect(all(at.wizard, 'alert'), 'the problem goes').to.have.length(0);
}

describe('when a flow begins', () => {
  const failures: readonly FailureCase[] = [
    { scenario: 'rate-limited', message: 'Too many tries in a short time. Try again in 1 minute.', problem: 'rate_limited' },
    { scenario: 'rate-limited-long', message: 'Too many tries in a short time. Try again in 60 minutes.', problem: 'rate_limited' },
    { scenario: 'rate-limited-bare', message: 'Too many tries in a short time. Try again in 30 seconds.', problem: 'rate_limited' },
    { scenario: 'retry-after-date', message: 'Too many tries in a short time. Try again in 60 minutes.', problem: 'rate_limited' },
    { scenario: 'retry-after-garbage', message: 'Too many tries in a short time. Try again in 30 seconds.', problem: 'rate_limited' },
    { scenario: 'retry-after-negative', message: 'Too many tries in a short time. Try again in 30 seconds.', problem: 'rate_limited' },
    { scenario: 'drop', message: 'The connection was lost. Your request may have arrived. Check your connection and try again.', problem: 'network' },
    { scenario: 'server-error', message: broken, problem: 'unexpected_response' },
    { scenario: 'unavailable', message: broken, problem: 'unexpected_response' },
    { scenario: 'html-answer', message: broken, problem: 'unexpected_response' },
    { scenario: 'html-success', message: broken, problem: 'unexpected_response' },
    { scenario: 'empty-answer', message: broken, problem: 'unexpected_response' },
    { scenario: 'cut-off-json', message: broken, problem: 'unexpected_response' },
    { scenario: 'wrong-shape', message: broken, problem: 'unexpected_response' },
    { scenario: 'wrong-type', message: broken, problem: 'unexpected_response' },
    { scenario: 'unknown-step', message: broken, problem: 'unexpected_response' },
    { scenario: 'unknown-problem', message: broken, problem: 'unexpected_response' },
    { scenario: 'unsupported', message: 'This is not available here. Choose another way, or contact the help desk.', problem: 'unsupported' },
  ];
  for (const { scenario, message, problem } of failures) {
    it(`${scenario}: says "${message.slice(0, 60)}" and works again afterwards`, async () => {
      const at = await visit({ scenario });
      const events = watchEvents(at.main);
      await begin(at);
      await untilProblem(at.wizard, message);
      expect(events.map(brief)).to.deep.equal(['auth-request startPasswordReset', `auth-failure startPasswordReset ${problem}`]);
      expect(headings(at.wizard)).to.deep.equal([titles.start, 'There is a problem']);
      expect(field(at.wizard, 'Email Address').value).to.equal(elmer);
      await settle();
      expect(at.sent, 'nothing is sent again by itself').to.have.length(1);
      await recovers(at, () => press(at.wizard, 'Send verification code'), titles.code);
    });
  }

  it('an answer of more than a megabyte is either understood or refused, never half', async () => {
    const at = await visit({ scenario: 'megabyte' });
    await begin(at);
    await until(() => find(at.wizard, 'heading', titles.code) ?? find(at.wizard, 'heading', 'There is a problem'));
    await untilIdle(at);
  });

  it('offline says so, and sends nothing by itself when the network is back', async () => {
    const at = await visit({ scenario: 'drop' });
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    try {
      await begin(at);
      await untilProblem(at.wizard, 'You are offline. Connect to the internet and try again.');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    at.backend.useScenario('normal');
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(at.sent).to.have.length(1);
  });

  it('no answer in 15 seconds: says that it may have arrived, and the retry carries the same key', async () => {
    const clock = fakeClock();
    const at = await visit({ scenario: 'hang' });
    await begin(at);
    await until(() => at.sent.length === 1);
    await clock.advance(14);
    expect(all(at.wizard, 'alert')).to.have.length(0);
    await clock.advance(1.5);
    await untilProblem(at.wizard, 'This is taking too long. Your request may have arrived. Wait a moment and try again.');
    expect(at.sent[0]?.signal.aborted).to.equal(true);
    at.backend.useScenario('normal');
    press(at.wizard, 'Send verification code');
    await untilHeading(at.wizard, titles.code);
    expect(at.sent[1]?.key).to.be.a('string').and.equal(at.sent[0]?.key);
  });

  it('a lost answer: the retry carries the same key, and the backend sends one mail', async () => {
    const at = await visit({ scenario: 'lost-answer' });
    await begin(at);
    await untilProblem(at.wizard, 'The connection was lost.');
    press(at.wizard, 'Send verification code');
    await untilHeading(at.wizard, titles.code);
    expect(at.sent[1]?.key).to.equal(at.sent[0]?.key);
    expect(at.backend.outbox).to.have.length(1);
  });

  it('another email after a lost answer is another intent, with a key of its own', async () => {
    const at = await visit({ scenario: 'lost-answer' });
    await begin(at);
    await untilProblem(at.wizard, 'The connection was lost.');
    await toCode(at, daisey);
    expect(at.sent[1]?.key).to.not.equal(at.sent[0]?.key);
  });
});

describe('when a code is verified', () => {
  const failures: readonly (FailureCase & { after?: string })[] = [
    { scenario: 'wrong-code', message: 'The verification code is not right. Check it and try again.', problem: 'invalid_code', after: '2 tries left with this code' },
    { scenario: 'code-expired', message: 'The verification code has expired. Send a new code.', problem: 'code_expired' },
    { scenario: 'too-many-attempts', message: 'You have entered a wrong code too many times. Send a new code.', problem: 'too_many_attempts' },
    { scenario: 'rate-limited', message: 'Too many tries in a short time. Try again in 1 minute.', problem: 'rate_limited' },
    { scenario: 'server-error', message: broken, problem: 'unexpected_response' },
    { scenario: 'wrong-type', message: broken, problem: 'unexpected_response' },
    { scenario: 'unknown-step', message: broken, problem: 'unexpected_response' },
  ];
  for (const { scenario, message, problem, after } of failures) {
    it(`${scenario}: says "${message.slice(0, 60)}", keeps the ticket and works again afterwards`, async () => {
      const at = await visit();
      await toCode(at);
      const events = watchEvents(at.main);
      at.backend.useScenario(scenario);
      const code = at.code();
      enterCode(at, code);
      await untilProblem(at.wizard, message);
      expect(events.map(brief)).to.deep.equal(['auth-request verifyCode', `auth-failure verifyCode ${problem}`]);
      if (after) expect(shownText(at.wizard)).to.include(after);
      expect(find(at.wizard, 'heading', titles.code)).to.be.instanceOf(HTMLElement);
      const [first] = at.to('verify-code');
      await untilIdle(at);
      at.backend.useScenario('normal');
      enterCode(at, code);
      await until(() => at.to('verify-code').length === 2);
      expect(at.to('verify-code')[1]?.body['ticket']).to.equal(first?.body['ticket']);
      // Where the first answer alone was lost, the backend has moved on: the same key brings the same answer.
      await until(() => find(at.wizard, 'heading', titles.verified) ?? find(at.wizard, 'heading', titles.start), 'a way on');
    });
  }

  it('the third wrong code ends the tries, counted in words', async () => {
    const at = await visit();
    await toCode(at);
    for (const [tries, message] of [['2 tries left', 'not right'], ['1 try left', 'not right']] as const) {
      enterCode(at, '000000');
      await until(() => shownText(at.wizard).includes(tries));
      await untilProblem(at.wizard, new RegExp(message));
      await untilIdle(at);
    }
    enterCode(at, '000000');
    await untilProblem(at.wizard, 'You have entered a wrong code too many times. Send a new code.');
  });

  it('the tries shown do not reset with a new code', async () => {
    const at = await visit({ scenario: 'resend-at-once' });
    await toCode(at);
    enterCode(at, '000000');
    await until(() => shownText(at.wizard).includes('2 tries left'));
    press(at.wizard, 'Send new code');
    await until(() => at.backend.outbox.length === 2);
    await untilIdle(at);
    expect(shownText(at.wizard)).to.include('2 tries left');
  });

  it('ticket-expired: leads to the first form with the reason and the email', async () => {
    const at = await visit();
    await toCode(at);
    const events = watchEvents(at.main);
    at.backend.useScenario('ticket-expired');
    enterCode(at, at.code());
    await untilHeading(at.wizard, titles.start);
    await untilProblem(at.wizard, 'This took too long, so we had to stop for your safety. Start again.');
    expect(field(at.wizard, 'Email Address').value).to.equal(elmer);
    expect(events.map(brief)).to.include('auth-failure verifyCode ticket_expired');
    at.backend.useScenario('normal');
    press(at.wizard, 'Send verification code');
    await untilHeading(at.wizard, titles.code);
  });
});

describe('sending a code again', () => {
  it('is disabled from the click, shows the wait, and is enabled after it', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCode(at);
    expect(button(at.wizard, 'Send new code').disabled, 'the first cooldown').to.equal(true);
    expect(shownText(at.wizard)).to.include('New code available in 30 seconds');
    await clock.advance(12);
    expect(shownText(at.wizard)).to.include('New code available in 18 seconds');
    await clock.advance(18);
    expect(button(at.wizard, 'Send new code').disabled).to.equal(false);
    expect(shownText(at.wizard)).to.not.include('New code available');
    const release = at.hold();
    press(at.wizard, 'Send new code');
    await until(() => button(at.wizard, 'Send new code').disabled, 'off at the click');
    press(at.wizard, 'Send new code');
    release();
    await until(() => at.backend.outbox.length === 2);
    await until(() => shownText(at.wizard).includes('New code available in 30 seconds'));
    expect(at.to('send-code')).to.have.length(1);
  });

  it('a refused one waits as long as the server says', async () => {
    fakeClock();
    const at = await visit({ scenario: 'resend-at-once' });
    await toCode(at);
    at.backend.useScenario('rate-limited');
    press(at.wizard, 'Send new code');
    await untilProblem(at.wizard, 'Too many tries in a short time. Try again in 1 minute.');
    expect(button(at.wizard, 'Send new code').disabled).to.equal(true);
    expect(shownText(at.wizard)).to.include('New code available in 1 minute');
  });

  it('a wait of ten years from a host\'s client is limited to an hour', async () => {
    fakeClock();
    const at = await visit({ scenario: 'resend-at-once' });
    await toCode(at);
    at.wizard.addEventListener('auth-request', (event) => event.preventDefault());
    press(at.wizard, 'Send new code');
    await until(() => at.wizard.resume(new AuthError({ code: 'rate_limited', retryAfter: 315_360_000 })));
    await untilProblem(at.wizard, 'Try again in 60 minutes.');
    expect(shownText(at.wizard)).to.include('New code available in 60 minutes');
  });

  it('no-resend: is not offered', async () => {
    const at = await visit({ scenario: 'no-resend' });
    await toCode(at);
    expect(find(at.wizard, 'button', 'Send new code') === undefined).to.equal(true);
    enterCode(at, at.code());
    await untilHeading(at.wizard, titles.verified);
  });

  it('no-times: shows no time, and works', async () => {
    const at = await visit({ scenario: 'no-times' });
    await toCode(at, daisey);
    expect(shownText(at.wizard)).to.not.match(/works for|expired/);
    enterCode(at, at.code());
    await untilHeading(at.wizard, titles.verified);
  });

  it('short-lived-code: says that it may have expired, and still asks the server', async () => {
    const clock = fakeClock();
    const at = await visit({ scenario: 'short-lived-code' });
    await toCode(at);
    expect(shownText(at.wizard)).to.include('The code works for 20 seconds');
    await clock.advance(21);
    expect(shownText(at.wizard)).to.include('The code may have expired. You can still try it.');
    enterCode(at, at.code());
    await untilProblem(at.wizard, 'The verification code has expired. Send a new code.');
    expect(at.to('verify-code')).to.have.length(1);
  });
});

describe('when a phone is to be reached', () => {
  const calls: readonly (readonly [ScenarioName, string, string])[] = [
    ['line-busy', 'The line is busy. End the other call and try again, or ask for a code.', 'busy'],
    ['no-answer', 'Nobody answered the call. Keep your phone near you and try again, or ask for a code.', 'no-answer'],
    ['call-rejected', 'The call was declined. Accept it when we call again, or ask for a code.', 'rejected'],
    ['line-unreachable', 'We could not reach that phone. Check that it is switched on and has a signal, then try again or choose another way.', 'unreachable'],
  ];
  for (const [scenario, message, reason] of calls) {
    it(`${scenario}: says what to do, offers Send Code and Call Me, and stops asking`, async () => {
      const clock = fakeClock();
      const at = await visit({ scenario });
      const events = watchEvents(at.main);
      await toCall(at);
      await clock.advance(2);
      await untilHeading(at.wizard, titles.ended);
      await untilProblem(at.wizard, message);
      const failure = events.find(({ type }) => type === 'auth-failure');
      expect(failure?.detail).to.deep.include({ operation: 'callStatus', problem: { code: 'delivery_failed', channel: 'call', reason } });
      expect(all(at.wizard, 'button').map(nameOf)).to.deep.equal(['Cancel', 'Call Me', 'Send Code']);
      const asked = at.to('call-status').length;
      await clock.advance(30);
      expect(at.to('call-status')).to.have.length(asked);
      press(at.wizard, 'Send Code');
      await untilHeading(at.wizard, titles.code);
      enterCode(at, at.code());
      await untilHeading(at.wizard, titles.password);
    });
  }

  it('a call that failed can be placed again', async () => {
    const clock = fakeClock();
    const at = await visit({ scenario: 'line-busy' });
    await toCall(at);
    await clock.advance(2);
    await untilHeading(at.wizard, titles.ended);
    at.backend.useScenario('phone-answers');
    press(at.wizard, 'Call Me');
    await untilHeading(at.wizard, titles.call);
    await clock.advance(2);
    await untilHeading(at.wizard, titles.password);
  });

  const sends: readonly (readonly [ScenarioName, 'Send Code' | 'Call Me', string])[] = [
    ['call-blocked', 'Call Me', 'That phone does not accept our calls or messages. Choose another way, or contact the help desk.'],
    ['sms-failed', 'Send Code', 'We could not reach that phone. Check that it is switched on and has a signal, then try again or choose another way.'],
    ['sms-blocked', 'Send Code', 'That phone does not accept our calls or messages. Choose another way, or contact the help desk.'],
  ];
  for (const [scenario, name, message] of sends) {
    it(`${scenario}: says what to do, and the other way works`, async () => {
      const at = await visit({ scenario });
      await toChoose(at);
      press(at.wizard, name);
      await untilProblem(at.wizard, message);
      expect(headings(at.wizard)).to.include(titles.choose);
      await untilIdle(at);
      press(at.wizard, name === 'Call Me' ? 'Send Code' : 'Call Me');
      await untilHeading(at.wizard, name === 'Call Me' ? titles.code : titles.call);
    });
  }

  it('stops ringing at the call\'s end, after asking the server once more', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCall(at);
    await clock.advance(75);
    await untilHeading(at.wizard, titles.ended);
    await untilProblem(at.wizard, 'Nobody answered the call.');
    const asked = at.to('call-status').length;
    await clock.advance(60);
    expect(at.to('call-status')).to.have.length(asked);
  });

  it('one missed answer to a question is passed over; three in a row end the waiting', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCall(at);
    at.backend.useScenario('server-error');
    await clock.advance(5);
    expect(headings(at.wizard)).to.deep.equal([titles.call]);
    await clock.advance(3);
    await untilHeading(at.wizard, titles.ended);
    await untilProblem(at.wizard, broken);
  });

  for (const scenario of ['email-only', 'one-phone', 'two-phones'] as const) {
    it(`${scenario}: leads to the right step after the email code`, async () => {
      const at = await visit({ scenario });
      await toVerified(at, daisey);
      press(at.wizard, 'Continue');
      await untilHeading(at.wizard, scenario === 'email-only' ? titles.password : titles.choose);
      expect(all(at.wizard, 'radio')).to.have.length(scenario === 'two-phones' ? 2 : 0);
    });
  }
});

describe('when the password is set', () => {
  const failures: readonly (readonly [ScenarioName, string])[] = [
    ['weak-password', 'Choose another password. It must have at least 12 characters, have a digit, and be hard to guess, not a common password'],
    ['password-recent', 'Choose another password. It must be different from your earlier passwords'],
    ['account-locked', 'This account is locked for now. Try again in 15 minutes, or contact the help desk.'],
    ['rate-limited', 'Too many tries in a short time. Try again in 1 minute.'],
    ['server-error', broken],
    ['html-success', broken],
    ['empty-answer', broken],
    ['drop', 'The connection was lost. Your request may have arrived. Check your connection and try again.'],
  ];
  for (const [scenario, message] of failures) {
    it(`${scenario}: says "${message.slice(0, 60)}", and another try works`, async () => {
      const at = await visit();
      await toPassword(at);
      at.backend.useScenario(scenario);
      choosePassword(at);
      await untilProblem(at.wizard, message);
      expect(headings(at.wizard)).to.include(titles.password).and.not.include(titles.done);
      await recovers(at, () => choosePassword(at), titles.done);
    });
  }

  it('a rule that the server names stands at the field as well', async () => {
    const at = await visit({ scenario: 'password-recent' });
    await toPassword(at);
    choosePassword(at);
    await untilProblem(at.wizard, 'be different from your earlier passwords');
    expect(field(at.wizard, 'New Password').getAttribute('aria-invalid')).to.equal('true');
    get(at.wizard, 'link', /Choose another password/).click();
    expect(field(at.wizard, 'New Password').matches(':focus')).to.equal(true);
  });
});

describe('where the server sends the visitor on', () => {
  it('done-elsewhere, done-script: is not followed, and page and console say why', async () => {
    for (const scenario of ['done-elsewhere', 'done-script'] as const) {
      const lines = watchConsole();
      const at = await visit({ scenario });
      const events = watchEvents(at.main);
      await toPassword(at);
      choosePassword(at);
      await untilHeading(at.wizard, titles.done);
      expect(events.at(-1)?.detail).to.deep.equal({ flow: 'password-reset', signedIn: true });
      await until(() => shownText(at.wizard).includes('We could not take you to the next page'));
      expect(shownText(at.wizard)).not.to.include('elsewhere.example');
      expect(lines.map(({ text }) => text).join()).to.include('did not follow').and.not.include('elsewhere.example').and.not.include('alert(1)');
    }
  });

  it('is not spoken of where the host goes on by itself', async () => {
    watchConsole();
    const at = await visit({ scenario: 'done-elsewhere' });
    at.wizard.addEventListener('auth-complete', (event) => event.preventDefault());
    await toPassword(at);
    choosePassword(at);
    await untilHeading(at.wizard, titles.done);
    await settle();
    expect(shownText(at.wizard)).not.to.include('We could not take you');
  });

  it('done-home: the event carries the address, and preventing it stays', async () => {
    const at = await visit({ scenario: 'done-home' });
    const events = watchEvents(at.main);
    at.wizard.addEventListener('auth-complete', (event) => event.preventDefault());
    await toPassword(at);
    choosePassword(at);
    await untilHeading(at.wizard, titles.done);
    expect(events.at(-1)?.detail).to.deep.equal({ flow: 'password-reset', signedIn: true, redirectTo: new URL('/home', location.href).href });
  });

  it('an allow-listed origin is allowed by attribute', async () => {
    const at = await visit({ scenario: 'done-elsewhere' }, { allowedOrigins: 'https://other.example https://elsewhere.example' });
    const events = watchEvents(at.main);
    at.wizard.addEventListener('auth-complete', (event) => event.preventDefault());
    await toPassword(at);
    choosePassword(at);
    await untilHeading(at.wizard, titles.done);
    expect(events.at(-1)?.detail).to.deep.include({ redirectTo: 'https://elsewhere.example/' });
  });

  it('an address of this page is followed', async () => {
    const at = await visit();
    const { setPassword } = at.client;
    at.wizard.client = {
      ...at.client,
      setPassword: async (input, options) => ({ ...await setPassword(input, options), redirectTo: '#latchkey-home' }) as Awaited<ReturnType<typeof setPassword>>,
    };
    await at.wizard.updateComplete;
    await toPassword(at);
    choosePassword(at);
    await until(() => location.hash === '#latchkey-home', 'the page to be followed');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('redirect-step: an address that nobody allowed is refused, and the visitor is told', async () => {
    const lines = watchConsole();
    const at = await visit({ scenario: 'redirect-step' });
    await begin(at);
    await untilHeading(at.wizard, 'One moment');
    expect(shownText(at.wizard)).to.include('We could not take you to the next page');
    expect(lines.map(({ text }) => text).join()).to.include('did not follow').and.not.include('partner.example');
  });
});

describe('answers out of turn', () => {
  it('an older answer never overwrites a newer screen', async () => {
    const clock = fakeClock();
    const at = await visit({ scenario: 'out-of-order' });
    await begin(at, daisey);
    await until(() => at.backend.outbox.length === 1);
    press(at.wizard, 'Cancel');
    await settle();
    await begin(at, elmer);
    await untilHeading(at.wizard, titles.code);
    expect(shownText(at.wizard)).to.include('Sent to elmer.only@example.com');
    await clock.advance(5);
    expect(shownText(at.wizard)).to.include('Sent to elmer.only@example.com').and.not.include('daisey');
  });

  it('slow: the button is busy, not disabled, and says "Please wait" politely', async () => {
    const clock = fakeClock();
    const at = await visit({ scenario: 'slow' });
    await begin(at);
    // The work is done at once; from here on only the answer takes its time.
    await until(() => at.backend.outbox.length === 1);
    expect(button(at.wizard, 'Send verification code').getAttribute('aria-disabled')).to.equal('true');
    expect(get(at.wizard, 'status').textContent).to.equal('Please wait');
    await clock.advance(3);
    await untilHeading(at.wizard, titles.code);
  });

  it('a code typed while the resend is under way is not lost to the field of another code', async () => {
    const at = await visit({ scenario: 'resend-at-once' });
    await toSms(at);
    const release = at.hold();
    press(at.wizard, 'Send new code');
    await until(() => at.to('send-code').length === 2);
    fill(at.wizard, 'Verification Code', '111111');
    release();
    await until(() => field(at.wizard, 'Verification Code').value === '', 'the old code to go with its mail');
    enterCode(at, at.code());
    await untilHeading(at.wizard, titles.password);
  });
});
