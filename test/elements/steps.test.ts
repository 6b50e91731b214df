/** What the shared steps say, whatever a backend answers: over a client whose answers the test gives. */
import '../../src/define/forgot-password-wizard.js';
import '../../src/define/sign-in-form.js';
import type { Channel, ChallengeMethod, Step } from '../../src/client/auth-client.js';
import type { ForgotPasswordWizard } from '../../src/elements/forgot-password-wizard/forgot-password-wizard.js';
import { originList } from '../../src/elements/hrefs.js';
import { askForCode, enterCode, screens, typeAccount } from '../support/elements/acts.js';
import { steps } from '../support/elements/backend.js';
import { all, button, field, fill, find, get, place, press, said, settle, shownText, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { canaries, stage, type Stage } from '../support/elements/stage.js';
import { brief, errorsOf, watchConsole, watchEvents } from '../support/elements/watch.js';

const method = (id: string, channels: readonly Channel[], target: string): ChallengeMethod =>
  ({ id, type: channels.includes('email') ? 'email' : 'phone', channels, target });
const phone = method('p1', ['sms', 'call'], '••• 0142');
const other = method('p2', ['sms'], '••• 0143');
const email = method('e1', ['email'], 'd•••@example.com');
const choose = (...methods: readonly ChallengeMethod[]): Step => ({ ...steps.onePhone, methods });

async function signingIn(step: Step): Promise<Stage> {
  const at = await stage(place(), 'sign-in-form', (client) => ({ client }));
  typeAccount(at.element, canaries.email, canaries.password, 'Email Address');
  press(at.element, 'Sign in');
  await at.answer(step);
  return at;
}

async function resetting(step: Step): Promise<Stage> {
  const at = await stage(place(), 'forgot-password-wizard', (client) => ({ client }));
  askForCode(at.element, canaries.email);
  await at.answer(step);
  await until(() => find(at.element, 'textbox', 'Email Address') === undefined);
  return at;
}

describe('how a code will come', () => {
  const ways: readonly (readonly [readonly ChallengeMethod[], string])[] = [
    [[phone], 'We can send a code by text message, or call you and ask you to press #.'],
    [[other], 'We send a verification code by text message.'],
    [[email], 'We send a verification code by email.'],
    [[other, email], 'We send you a verification code.'],
    [[phone, email], 'We can send you a verification code, or call you and ask you to press #.'],
    [[method('p3', ['call'], '••• 0144')], 'We call you and ask you to press #.'],
  ];
  for (const [methods, says] of ways) {
    it(`${methods.map(({ channels }) => channels.join(' or ')).join(', ')}: "${says}"`, async () => {
      const { element } = await signingIn(choose(...methods));
      await until(() => find(element, 'button', /Send Code|Call Me/));
      expect(shownText(element)).to.include(says);
    });
  }

  it('is said of the one that is picked', async () => {
    const { element } = await signingIn(choose(phone, email));
    await until(() => find(element, 'radio', email.target));
    get(element, 'radio', email.target).click();
    await until(() => shownText(element).includes('We send a verification code by email.'));
  });

  it('by a channel that this version does not know: was sent, and is sent again by the server\'s choice', async () => {
    const at = await resetting({ ...steps.emailCode, channel: 'whatsapp', resendIn: 0 } as unknown as Step);
    expect(shownText(at.element)).to.include('Verification code has been sent.');
    press(at.element, 'Send new code');
    await until(() => at.last().operation === 'sendCode');
    expect(at.last().input).to.deep.equal({ ticket: steps.emailCode.ticket });
  });
});

describe('what was said of one choice', () => {
  it('goes when another is picked', async () => {
    const { element } = await signingIn(choose(phone, other));
    await until(() => find(element, 'button', 'Send Code'));
    press(element, 'Send Code');
    await untilProblem(element, 'Choose where we should reach you');
    get(element, 'radio', phone.target).click();
    await until(() => all(element, 'alert').length === 0);
  });

  it('goes when another kind of factor is picked', async () => {
    const { element } = await signingIn({ ...steps.enroll, offers: [{ type: 'phone', channels: ['sms'] }, { type: 'email', channels: ['email'], target: email.target }] });
    await untilHeading(element, screens.enroll);
    await until(() => find(element, 'textbox', 'Phone Number'));
    press(element, 'Send Code');
    await untilProblem(element, /phone number/i);
    get(element, 'radio', /The email address we have/).click();
    await until(() => all(element, 'alert').length === 0);
  });
});

describe('a code that is void', () => {
  for (const code of ['code_expired', 'too_many_attempts'] as const) {
    it(`${code}: no longer has time or tries`, async () => {
      const at = await resetting({ ...steps.emailCode, expiresIn: 300, resendIn: 0 });
      enterCode(at.element, canaries.code);
      await at.fail({ code: 'invalid_code', attemptsLeft: 1 });
      await until(() => shownText(at.element).includes('1 try left'));
      press(at.element, 'Verify code');
      await at.fail({ code });
      await untilProblem(at.element, 'Send a new code.');
      expect(shownText(at.element)).not.to.match(/The code works for|try left/);
    });
  }

  it('where none can be sent: says how to get another', async () => {
    const { resendIn: _, ...once } = { ...steps.emailCode, resendIn: 0 };
    const at = await resetting(once);
    enterCode(at.element, canaries.code);
    await at.fail({ code: 'code_expired' });
    await untilProblem(at.element, 'Cancel, then start again.');
    expect(find(at.element, 'button', 'Send new code')).to.equal(undefined);
  });
});

describe('the wait before a code is sent again', () => {
  it('holds for the way of the last code, and for no other', async () => {
    const at = await resetting({ ...steps.smsCode, target: phone.target, resendIn: 30, methods: [phone, other] });
    expect(button(at.element, 'Send new code').disabled).to.equal(true);
    get(at.element, 'radio', phone.target).click();
    await settle();
    press(at.element, 'Send Code');
    await untilProblem(at.element, /New code available in/);
    expect(at.calls).to.have.length(1);
    get(at.element, 'radio', other.target).click();
    await settle();
    press(at.element, 'Send Code');
    await until(() => at.calls.length === 2);
    expect(at.last().input).to.include({ methodId: 'p2', channel: 'sms' });
  });
});

describe('an address that was typed here', () => {
  it('is shown in full beside the first code, and can be changed', async () => {
    const at = await resetting({ ...steps.emailCode, target: 'c•••@example.com' });
    expect(shownText(at.element)).to.include(`Sent to ${canaries.email}`);
    press(at.element, 'Change');
    await untilHeading(at.element, 'Reset your password');
    expect(field(at.element, 'Email Address').value).to.equal(canaries.email);
    askForCode(at.element, 'corrected@example.com');
    await at.answer(steps.emailCode);
    await until(() => shownText(at.element).includes('Sent to corrected@example.com'));
  });

  it('stays so when the code is sent again, and is masked when it goes elsewhere', async () => {
    const at = await resetting({ ...steps.emailCode, resendIn: 0, methods: [email, phone] });
    press(at.element, 'Send new code');
    await at.answer({ ...steps.emailCode, resendIn: 0, methods: [email, phone] });
    await until(() => said(at.element).includes('A new verification code has been sent'));
    expect(shownText(at.element)).to.include(`Sent to ${canaries.email}`);
    get(at.element, 'radio', phone.target).click();
    await settle();
    press(at.element, 'Send Code');
    await at.answer(steps.smsCode);
    await until(() => shownText(at.element).includes('Sent to ••• 0142'));
    expect(shownText(at.element)).to.not.include(canaries.email);
    expect(find(at.element, 'button', 'Change')).to.equal(undefined);
  });

  it('is not what a second factor\'s code went to', async () => {
    const at = await signingIn(steps.emailCode);
    await untilHeading(at.element, screens.code);
    expect(shownText(at.element)).to.include('Sent to d•••@example.com').and.not.include(canaries.email);
    expect(find(at.element, 'button', 'Change')).to.equal(undefined);
  });

  it('at enrolment is shown in full, and changed by its own button', async () => {
    const at = await signingIn({ ...steps.enroll, offers: [{ type: 'email', channels: ['email'] }] });
    await untilHeading(at.element, screens.enroll);
    fill(at.element, 'Email Address', 'enrolled@example.com');
    press(at.element, 'Send verification code');
    await at.answer(steps.emailCode);
    await until(() => shownText(at.element).includes('Sent to enrolled@example.com'));
    expect(find(at.element, 'button', 'Change')).to.equal(undefined);
    press(at.element, 'Use another phone or email');
    await untilHeading(at.element, screens.enroll);
  });

  it('waits: the same again is not sent before its time, another one is', async () => {
    const at = await resetting(steps.emailCode);
    press(at.element, 'Cancel');
    await untilHeading(at.element, 'Reset your password');
    askForCode(at.element, canaries.email);
    await untilProblem(at.element, /Try again in (30|29) seconds/);
    expect(at.calls).to.have.length(1);
    askForCode(at.element, 'another@example.com');
    await until(() => at.calls.length === 2);
  });
});

describe('a step that the call cannot be answered by', () => {
  it('is no success', async () => {
    const at = await stage(place(), 'forgot-password-wizard', (client) => ({ client }));
    const events = watchEvents(at.element);
    askForCode(at.element, canaries.email);
    await at.answer(steps.done);
    await untilProblem(at.element, 'Something went wrong on our side. Try again in a few minutes.');
    expect(shownText(at.element)).to.not.include('Your password has been changed');
    expect(events.map(brief)).to.deep.equal(['auth-request startPasswordReset', 'auth-failure startPasswordReset unexpected_response']);
  });

  it('is none either where a host answers for it', async () => {
    const at = await stage(place(), 'forgot-password-wizard', (client) => ({ client }));
    at.element.addEventListener('auth-request', (event) => event.preventDefault());
    askForCode(at.element, canaries.email);
    await until(() => (at.element as ForgotPasswordWizard).resume(steps.done));
    await untilProblem(at.element, 'Something went wrong on our side. Try again in a few minutes.');
    expect(at.calls).to.have.length(0);
  });
});

describe('a reset by link', () => {
  it('says to whom the link went, and sends another one', async () => {
    const at = await resetting({ ...steps.linkSent, resendIn: 0 });
    await untilHeading(at.element, screens.sent);
    expect(shownText(at.element)).to.include('Follow it to choose a new password.').and.include(`Sent to ${canaries.email}`);
    press(at.element, 'Send a new link');
    await until(() => at.calls.length === 2);
    expect(at.last()).to.include({ operation: 'startPasswordReset' });
    expect(at.last().input).to.deep.equal({ identifier: { kind: 'email', value: canaries.email } });
    await at.answer(steps.linkSent);
    await until(() => said(at.element) === 'A new link has been sent.');
  });
});

describe('a redirect that leads nowhere', () => {
  it('leaves a way on: the address as a link, and Cancel', async () => {
    const at = await resetting({ step: 'redirect', to: '#latchkey-elsewhere' });
    await untilHeading(at.element, 'One moment');
    expect(get(at.element, 'link', 'Continue').getAttribute('href')).to.equal(new URL('#latchkey-elsewhere', location.href).href);
    press(at.element, 'Cancel');
    await untilHeading(at.element, 'Reset your password');
    history.replaceState(null, '', location.pathname + location.search);
  });
});

describe('an end whose redirect leads nowhere', () => {
  it('keeps the way there as a link', async () => {
    const at = await stage(place(), 'sign-in-form', (client) => ({ client }));
    at.element.addEventListener('auth-complete', (event) => event.preventDefault());
    typeAccount(at.element, canaries.email, canaries.password, 'Email Address');
    press(at.element, 'Sign in');
    await at.answer({ step: 'done', signedIn: true, redirectTo: '/latchkey-204' });
    await untilHeading(at.element, 'You are signed in');
    expect(get(at.element, 'link', 'Continue').getAttribute('href')).to.equal(new URL('/latchkey-204', location.href).href);
  });
});

describe('a redirect that is not followed', () => {
  it('can be left', async () => {
    const lines = watchConsole();
    const at = await resetting({ step: 'redirect', to: 'https://elsewhere.example/' });
    expect(errorsOf(lines)).to.have.length(1);
    await until(() => shownText(at.element).includes('We could not take you to the next page'));
    press(at.element, 'Cancel');
    await until(() => find(at.element, 'textbox', 'Email Address'));
    expect(field(at.element, 'Email Address').value).to.equal(canaries.email);
  });
});

describe('what the server does not accept', () => {
  it('says what is wrong at the field, and loses nothing', async () => {
    const at = await stage(place(), 'sign-in-form', (client) => ({ client }));
    typeAccount(at.element, canaries.email, canaries.password, 'Email Address');
    press(at.element, 'Sign in');
    await at.fail({ code: 'invalid_input', fields: { password: 'too-long', identifier: 'malformed' } });
    await untilProblem(at.element, 'This is too long. Shorten it.');
    expect(all(at.element, 'link').map(({ hash }: HTMLElement & { hash?: string }) => hash)).to.deep.equal([`#${field(at.element, 'Password').id}`, `#${field(at.element, 'Email Address').id}`]);
    expect(field(at.element, 'Password').value).to.equal(canaries.password);
  });

  it('a password of 1,025 characters: names the limit, stays, and is not sent', async () => {
    const at = await stage(place(), 'sign-in-form', (client) => ({ client }));
    typeAccount(at.element, canaries.email, 'x'.repeat(1_025), 'Email Address');
    press(at.element, 'Sign in');
    await untilProblem(at.element, 'The password must have no more than 1,024 characters');
    expect(field(at.element, 'Password').value).to.have.length(1_025);
    expect(at.calls).to.have.length(0);
  });
});

describe('what a host does not know yet', () => {
  for (const [tag, property, label] of [['forgot-password-wizard', 'email', 'Email Address'], ['sign-in-form', 'identifier', 'Email Address']] as const) {
    for (const nothing of [undefined, null]) {
      it(`${tag}: ${property} = ${nothing} is an empty field`, async () => {
        const at = await stage(place(), tag, (client) => ({ client, [property]: 'before@example.com' }));
        Object.assign(at.element, { [property]: nothing });
        await until(() => field(at.element, label).value === '');
        press(at.element, tag === 'sign-in-form' ? 'Sign in' : 'Send verification code');
        await untilProblem(at.element, 'Enter your email address');
      });
    }
  }
});

describe('what a password manager fills in without a word', () => {
  it('is read by the wizard', async () => {
    const at = await stage(place(), 'forgot-password-wizard', (client) => ({ client }));
    field(at.element, 'Email Address').value = canaries.email;
    press(at.element, 'Send verification code');
    await until(() => at.calls.length === 1);
    expect(at.last().input).to.deep.equal({ identifier: { kind: 'email', value: canaries.email } });
  });
});

describe('a page that comes back from the back-forward cache', () => {
  it('says no longer that the password is shown', async () => {
    const at = await stage(place(), 'sign-in-form', (client) => ({ client }));
    fill(at.element, 'Password', canaries.password);
    press(at.element, 'Show password');
    await until(() => said(at.element) !== '');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => field(at.element, 'Password').type === 'password');
    expect(said(at.element)).to.equal('');
  });
});

describe('a list of origins', () => {
  it('takes addresses for their origins, and leaves out what is none', () => {
    expect(originList(' https://a.example  https://b.example:8443/ nonsense https://c.example/path?x=1 '))
      .to.deep.equal(['https://a.example', 'https://b.example:8443', 'https://c.example']);
    expect(originList(null)).to.deep.equal([]);
  });
});
