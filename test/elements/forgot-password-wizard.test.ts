/** The forgot-password wizard over the mock backend, from the first field to the new password. */
import { newPassword, choosePassword, daisey, elmer, enterCode, tara, titles, toCall, toChoose, toCode, toDone, toPassword, toSms, toVerified, visit, begin } from '../support/elements/wizard.js';
import { fakeClock } from '../support/elements/clock.js';
import { all, button, descriptionOf, field, fill, find, focusedName, get, headings, nameOf, press, settle, shownText, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { brief, watchEvents } from '../support/elements/watch.js';
import { expect } from '../support/elements/setup.js';

describe('a visitor without a phone', () => {
  it('resets the password by email', async () => {
    const at = await visit();
    const events = watchEvents(at.main);
    await toDone(at);
    expect(events.map(brief)).to.deep.equal([
      'auth-request startPasswordReset', 'auth-step start→code-sent',
      'auth-request verifyCode', 'auth-step code-sent→verified', 'auth-step verified→set-password',
      'auth-request setPassword', 'auth-step set-password→done', 'auth-complete signed in',
    ]);
    expect(new Set(events.map(({ detail }) => 'flow' in detail && detail.flow))).to.deep.equal(new Set(['password-reset']));
    expect(at.to('set-password')[0]?.body['password']).to.equal(newPassword);
  });

  it('goes on without Continue with auto-continue', async () => {
    const at = await visit({}, { autoContinue: true });
    await toCode(at);
    enterCode(at, at.code());
    await untilHeading(at.wizard, titles.password);
    expect(at.sent.map(({ path }) => path)).to.deep.equal(['/v1/flows/password-reset', '/v1/steps/verify-code']);
  });

  it('types the password once with without-confirmation', async () => {
    const at = await visit({}, { withoutConfirmation: true });
    await toPassword(at);
    expect(find(at.wizard, 'textbox', 'Confirm New Password') === undefined).to.equal(true);
    fill(at.wizard, 'New Password', newPassword);
    press(at.wizard, 'Continue');
    await untilHeading(at.wizard, titles.done);
  });

  it('is offered Sign in where the server signed nobody in, and Continue where it did', async () => {
    const out = await visit({ scenario: 'done-signed-out' });
    const events = watchEvents(out.main);
    await toDone(out);
    press(out.wizard, 'Sign in');
    expect(events.map(brief)).to.include('auth-complete signed out').and.include('auth-navigate sign-in');
    const signedIn = await visit();
    const later = watchEvents(signedIn.main);
    await toDone(signedIn);
    press(signedIn.wizard, 'Continue');
    expect(later.map(brief)).to.include('auth-navigate home');
  });
});

describe('a visitor with a phone', () => {
  it('resets the password by text message', async () => {
    const at = await visit();
    await toSms(at);
    expect(at.newest()).to.include({ to: '+12025550142', channel: 'sms' });
    expect(shownText(at.wizard)).to.include('••• 0142').and.not.include('2025550142');
    enterCode(at, at.code());
    await untilHeading(at.wizard, titles.password);
    choosePassword(at);
    await untilHeading(at.wizard, titles.done);
  });

  it('resets the password by a call answered with #', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCall(at);
    expect(find(at.wizard, 'textbox') === undefined, 'a field to type into').to.equal(true);
    at.backend.call('+12025550142', 'hash');
    await clock.advance(2);
    await untilHeading(at.wizard, titles.password);
    choosePassword(at);
    await untilHeading(at.wizard, titles.done);
  });

  it('advances only on the server\'s word while the phone rings', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCall(at);
    await clock.advance(11);
    expect(at.to('call-status')).to.have.length(5);
    expect(headings(at.wizard)).to.deep.equal([titles.call]);
  });

  it('has a code sent instead while the phone rings', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCall(at);
    await clock.advance(3);
    press(at.wizard, 'Send Code');
    await untilHeading(at.wizard, titles.code);
    expect(at.newest().channel).to.equal('sms');
    await clock.advance(10);
    expect(at.to('call-status').length, 'questions').to.equal(1);
  });

  it('sends nothing and tells nothing of a phone before the email code is verified', async () => {
    const at = await visit();
    await toCode(at, daisey);
    expect(shownText(at.wizard)).to.not.match(/phone|0142|call/i);
    await settle();
    expect(at.backend.outbox.map(({ channel }) => channel)).to.deep.equal(['email']);
  });

  it('with two phones: picks one, and sending without a pick says so at the group', async () => {
    const at = await visit();
    await toChoose(at, tara);
    expect(all(at.wizard, 'radio').map(nameOf)).to.deep.equal(['••• 0143', '••• 0144']);
    expect(all(at.wizard, 'radio').some((radio) => (radio as HTMLInputElement).checked), 'a pick of ours').to.equal(false);
    press(at.wizard, 'Send Code');
    await untilProblem(at.wizard, 'Choose where we should reach you');
    expect(descriptionOf(get(at.wizard, 'group', 'Where should we reach you?'))).to.equal('Choose where we should reach you');
    expect(at.to('send-code')).to.have.length(0);
    get(at.wizard, 'link', 'Choose where we should reach you').click();
    expect(focusedName()).to.equal('••• 0143');

    get(at.wizard, 'radio', '••• 0144').click();
    await settle();
    expect(at.to('send-code'), 'sent by picking').to.have.length(0);
    press(at.wizard, 'Send Code');
    await untilHeading(at.wizard, titles.code);
    expect(at.newest().to).to.equal('+12025550144');
    enterCode(at, at.code());
    await untilHeading(at.wizard, titles.password);
  });

  it('is called with a spoken code where the provider speaks one', async () => {
    const at = await visit({ scenario: 'spoken-code' });
    await toChoose(at);
    press(at.wizard, 'Call Me');
    await untilHeading(at.wizard, titles.code);
    expect(shownText(at.wizard)).to.include('We are calling you with a verification code.');
    enterCode(at, at.code());
    await untilHeading(at.wizard, titles.password);
  });

  for (const [scenario, offered] of [['sms-only', ['Send Code']], ['call-only', ['Call Me']], ['normal', ['Send Code', 'Call Me']]] as const) {
    it(`is offered ${offered.join(' and ')} in the scenario ${scenario}`, async () => {
      const at = await visit({ scenario });
      await toChoose(at);
      expect(all(at.wizard, 'button', /^(Send Code|Call Me)$/).map(nameOf)).to.deep.equal(offered);
    });
  }

  it('is not offered what the client cannot do', async () => {
    const at = await visit();
    const { callStatus: _, ...client } = at.client;
    at.wizard.client = { ...client, channels: ['email', 'sms'] };
    await at.wizard.updateComplete;
    await toChoose(at);
    expect(all(at.wizard, 'button', /^(Send Code|Call Me)$/).map(nameOf)).to.deep.equal(['Send Code']);
  });
});

describe('fields', () => {
  it('the email is trimmed on the wire and kept as typed', async () => {
    const at = await visit();
    await toCode(at, `  ${elmer} `);
    expect(at.sent[0]?.body).to.deep.equal({ identifier: { kind: 'email', value: elmer } });
    press(at.wizard, 'Cancel');
    await untilHeading(at.wizard, titles.start);
    expect(at.wizard.email.trim()).to.equal(elmer);
  });

  it('an email that the host knows is trimmed on the wire as well', async () => {
    const at = await visit({}, { email: `\n ${elmer}\t ` });
    press(at.wizard, 'Send verification code');
    await untilHeading(at.wizard, titles.code);
    expect(at.sent[0]?.body).to.deep.equal({ identifier: { kind: 'email', value: elmer } });
  });

  it('a password is never trimmed, cut or re-cased', async () => {
    const at = await visit();
    await toPassword(at);
    const odd = `  Mixed CASE and 3 spaces ${'ä🦆'.repeat(40)}  `;
    choosePassword(at, odd);
    await untilHeading(at.wizard, titles.done);
    expect(at.to('set-password')[0]?.body['password']).to.equal(odd);
  });

  const entries = [
    ['', 'Enter your email address'],
    ['   ', 'Enter your email address'],
    ['daisey', 'Enter an email address with an @, such as name@example.com'],
    ['daisey duck@example.com', 'Enter an email address with an @, such as name@example.com'],
    [`${'x'.repeat(250)}@example.com`, 'The email address must have no more than 254 characters'],
  ] as const;
  for (const [value, message] of entries) {
    it(`on "${value.slice(0, 30)}" as email: "${message}", and no request`, async () => {
      const at = await visit();
      await begin(at, value);
      await untilProblem(at.wizard, message);
      const input = field(at.wizard, 'Email Address');
      expect(input.value, 'what was typed stays').to.equal(value.trim() === '' ? value.trim() : value);
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      expect(descriptionOf(input)).to.equal(message);
      expect(at.sent).to.have.length(0);
    });
  }

  const codes = [
    ['', 6, 'Enter the verification code'],
    ['12345', 6, 'The verification code must have 6 digits; this has fewer'],
    ['1234567', 6, 'The verification code must have 6 digits; this has more'],
    ['12a456', 6, 'The verification code has digits only'],
    ['123456', 8, 'The verification code must have 8 digits; this has fewer'],
  ] as const;
  for (const [value, length, message] of codes) {
    it(`on "${value}" as code of ${length}: "${message}", and no request`, async () => {
      const at = await visit(length === 8 ? { scenario: 'eight-digit-code' } : {});
      await toCode(at);
      enterCode(at, value);
      await untilProblem(at.wizard, message);
      expect(descriptionOf(field(at.wizard, 'Verification Code'))).to.equal(`${length} digits ${message}`);
      expect(field(at.wizard, 'Verification Code').value, 'what was typed stays').to.equal(value);
      expect(at.to('verify-code')).to.have.length(0);
    });
  }

  it('takes a code of eight digits where the step says so', async () => {
    const at = await visit({ scenario: 'eight-digit-code' });
    await toCode(at);
    expect(at.code()).to.have.length(8);
    enterCode(at, at.code());
    await untilHeading(at.wizard, titles.verified);
  });

  const written: readonly (readonly [string, (code: string) => string])[] = [
    ['spaces', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
    ['a dash', (code) => `${code.slice(0, 3)}-${code.slice(3)}`],
    ['no-break spaces', (code) => `\u00a0${code.slice(0, 3)}\u00a0${code.slice(3)}`],
    ['full-width digits', (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
    ['Arabic-Indic digits', (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)))],
  ];
  for (const [how, write] of written) {
    it(`takes a code written with ${how} as ASCII digits`, async () => {
      const at = await visit();
      await toCode(at);
      const code = at.code();
      enterCode(at, write(code));
      await untilHeading(at.wizard, titles.verified);
      expect(at.to('verify-code')[0]?.body['code']).to.equal(code);
    });
  }

  it('keeps leading zeros', async () => {
    const at = await visit();
    await toCode(at);
    enterCode(at, '000004');
    await until(() => at.to('verify-code').length === 1);
    expect(at.to('verify-code')[0]?.body['code']).to.equal('000004');
  });

  it('a code is verified by the button and never by its last digit', async () => {
    const at = await visit();
    await toCode(at);
    fill(at.wizard, 'Verification Code', at.code());
    await settle();
    expect(at.to('verify-code')).to.have.length(0);
  });

  it('what is missing in the new password is said at its field', async () => {
    const at = await visit();
    await toPassword(at);
    press(at.wizard, 'Continue');
    await untilProblem(at.wizard, 'Enter a new password');
    expect(all(at.wizard, 'link').map(nameOf)).to.deep.equal(['Enter a new password', 'Enter the new password again']);
    choosePassword(at, newPassword, `${newPassword}!`);
    await untilProblem(at.wizard, 'The two passwords are not the same');
    expect(descriptionOf(field(at.wizard, 'Confirm New Password'))).to.equal('The two passwords are not the same');
    expect(at.to('set-password')).to.have.length(0);
  });

  it('a password over the server\'s limit stays and the error names the limit', async () => {
    const at = await visit({ scenario: 'strict-policy' });
    await toPassword(at);
    const long = `Aa1-${'x'.repeat(80)}`;
    choosePassword(at, long);
    await untilProblem(at.wizard, 'no more than 64 characters');
    expect(field(at.wizard, 'New Password').value).to.equal(long);
    expect(at.to('set-password')).to.have.length(0);
  });

  it('the checklist is the server\'s policy, follows the typing and counts code points', async () => {
    const at = await visit();
    await toPassword(at);
    const list = () => [...at.wizard.querySelectorAll('li')].map((item) => item.textContent?.trim());
    expect(list()).to.deep.equal([
      'have at least 12 characters (not yet met)', 'have a lower-case letter (not yet met)', 'have a capital letter (not yet met)',
      'have a digit (not yet met)', 'be different from your earlier passwords',
    ]);
    fill(at.wizard, 'New Password', 'aA1🦆🦆🦆🦆🦆🦆🦆🦆');
    await until(() => list()[3] === 'have a digit (met)');
    expect(list()[0], 'eleven code points').to.equal('have at least 12 characters (not yet met)');
    fill(at.wizard, 'New Password', 'aA1🦆🦆🦆🦆🦆🦆🦆🦆🦆');
    await until(() => list()[0] === 'have at least 12 characters (met)');
    expect(descriptionOf(field(at.wizard, 'New Password'))).to.include('at least 12 characters');
  });

  const attributes: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['email', 'Email Address', { autocomplete: 'username', type: 'email' }],
    ['code', 'Verification Code', { autocomplete: 'one-time-code', inputmode: 'numeric', type: 'text' }],
    ['newPassword', 'New Password', { autocomplete: 'new-password', type: 'password' }],
    ['confirmPassword', 'Confirm New Password', { autocomplete: 'new-password', type: 'password' }],
  ];
  for (const [name, label, expected] of attributes) {
    it(`"${label}" is ready for password managers, and takes any length, paste and drop`, async () => {
      const at = await visit();
      if (name === 'code') await toCode(at);
      else if (name !== 'email') await toPassword(at);
      const input = field(at.wizard, label);
      expect(input.name).to.equal(name);
      for (const [attribute, value] of Object.entries({ ...expected, spellcheck: 'false', autocapitalize: 'none' })) {
        expect(input.getAttribute(attribute), attribute).to.equal(value);
      }
      expect(input.id).to.match(/^forgot-password-wizard-/);
      expect(input.hasAttribute('maxlength')).to.equal(false);
      for (const type of ['paste', 'drop', 'beforeinput']) {
        expect(input.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })), `${type} goes through`).to.equal(true);
      }
    });
  }

  it('the new-password form carries the username for password managers', async () => {
    const at = await visit();
    await toPassword(at);
    const form = at.wizard.form as HTMLFormElement;
    const username = form.querySelector<HTMLInputElement>('[autocomplete=username]');
    expect(username?.value).to.equal('emailonly2021');
    expect(shownText(at.wizard)).to.include('emailonly2021');
    expect(new FormData(form).get('username')).to.equal('emailonly2021');
  });

  it('shows and hides the password by a button that says what it does, and hides it at submit', async () => {
    const at = await visit({ scenario: 'weak-password' });
    await toPassword(at);
    const show = button(at.wizard, 'Show password');
    expect(show.hasAttribute('aria-pressed')).to.equal(false);
    show.click();
    await until(() => field(at.wizard, 'New Password').type === 'text');
    expect(field(at.wizard, 'Confirm New Password').type).to.equal('text');
    expect(find(at.wizard, 'button', 'Show password') === undefined).to.equal(true);
    press(at.wizard, 'Hide password');
    await until(() => field(at.wizard, 'New Password').type === 'password');
    press(at.wizard, 'Show password');
    await until(() => field(at.wizard, 'New Password').type === 'text');
    choosePassword(at);
    await until(() => field(at.wizard, 'New Password').type === 'password', 'hidden at submit');
  });

  it('hides the password when the page comes back from the back-forward cache', async () => {
    const at = await visit();
    await toPassword(at);
    press(at.wizard, 'Show password');
    await until(() => field(at.wizard, 'New Password').type === 'text');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => field(at.wizard, 'New Password').type === 'password');
  });

  it('leaves no form and no password behind on success', async () => {
    const at = await visit();
    await toPassword(at);
    const { form } = at.wizard;
    choosePassword(at);
    await untilHeading(at.wizard, titles.done);
    expect(at.wizard.form === null).to.equal(true);
    expect(form?.isConnected).to.equal(false);
    expect(at.wizard.querySelectorAll('form, input')).to.have.length(0);
  });

  it('has one primary action a step, never Verify code beside Continue', async () => {
    const at = await visit();
    const primary = () => [...at.wizard.querySelectorAll<HTMLElement>('button[type=submit]')].map(nameOf);
    expect(primary()).to.deep.equal(['Send verification code']);
    await toCode(at, daisey);
    expect(primary()).to.deep.equal(['Verify code']);
    expect(find(at.wizard, 'button', 'Continue') === undefined).to.equal(true);
    enterCode(at, at.code());
    await untilHeading(at.wizard, titles.verified);
    expect(primary()).to.deep.equal(['Continue']);
    expect(find(at.wizard, 'button', 'Verify code') === undefined).to.equal(true);
    press(at.wizard, 'Continue');
    await untilHeading(at.wizard, titles.choose);
    expect(primary()).to.deep.equal(['Send Code']);
  });

  it('the submit button is always enabled and keeps its name while it is busy', async () => {
    const at = await visit();
    const release = at.hold();
    await begin(at);
    await until(() => at.sent.length === 1);
    const submit = button(at.wizard, 'Send verification code');
    expect(submit.disabled).to.equal(false);
    release();
    await untilHeading(at.wizard, titles.code);
  });
});

describe('Cancel', () => {
  const stations = { code: toCode, verified: toVerified, choose: toChoose, sms: toSms, call: toCall, password: toPassword } as const;
  for (const [name, go] of Object.entries(stations)) {
    it(`from ${name} leads back to the first form and keeps the email`, async () => {
      const at = await visit();
      const events = watchEvents(at.main);
      await go(at);
      const sent = at.sent.length;
      press(at.wizard, 'Cancel');
      await untilHeading(at.wizard, titles.start);
      expect(at.wizard.email).to.include('@');
      expect(field(at.wizard, 'Email Address').value).to.equal(at.wizard.email);
      expect(events.map(brief).at(-1)).to.match(/^auth-step .*→start$/);
      await settle();
      expect(at.sent, 'requests after it').to.have.length(sent);
      press(at.wizard, 'Cancel');
      expect(events.map(brief).at(-1)).to.equal('auth-navigate back');
    });
  }

  it('aborts the request under way, and its answer changes nothing', async () => {
    const at = await visit();
    await toCode(at);
    const release = at.hold();
    enterCode(at, at.code());
    await until(() => at.to('verify-code').length === 1);
    press(at.wizard, 'Cancel');
    await untilHeading(at.wizard, titles.start);
    expect(at.to('verify-code')[0]?.signal.aborted).to.equal(true);
    release();
    await settle();
    expect(headings(at.wizard)).to.deep.equal([titles.start]);
  });

  it('from the first form is a link where the host gave an address', async () => {
    const at = await visit();
    at.wizard.setAttribute('back-href', '/login');
    await at.wizard.updateComplete;
    expect(get(at.wizard, 'link', 'Cancel').getAttribute('href')).to.equal('/login');
  });
});
