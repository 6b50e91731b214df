/** The code field as a control of a host's own form. */
import '../../src/define/auth-client-provider.js';
import '../../src/define/verification-code-input.js';
import type { VerificationCodeInput } from '../../src/elements/verification-code-input/verification-code-input.js';
import { fakeClock } from '../support/elements/clock.js';
import { all, descriptionOf, field, find, focused, nameOf, place, settle, turn, until } from '../support/elements/page.js';
import { keys } from '../support/elements/keys.js';
import { expect } from '../support/elements/setup.js';
import { errorsOf, watchConsole } from '../support/elements/watch.js';

interface At { readonly form: HTMLFormElement; readonly element: VerificationCodeInput; readonly input: HTMLInputElement; readonly submits: FormData[] }

/** A code field in a host's form. */
async function formWith(attributes: Readonly<Record<string, string>> = {}, change: (element: VerificationCodeInput) => void = () => undefined): Promise<At> {
  const form = document.createElement('form');
  const element = document.createElement('verification-code-input');
  for (const [name, value] of Object.entries({ name: 'code', ...attributes })) element.setAttribute(name, value);
  change(element);
  const submit = document.createElement('button');
  submit.textContent = 'Go on';
  form.append(element, submit);
  const submits: FormData[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submits.push(new FormData(form));
  });
  place().append(form);
  await element.updateComplete;
  return { form, element, submits, input: element.querySelector('input') as HTMLInputElement };
}

/** As a browser types, pastes or fills: the value stands there, then the event comes. */
function enter(input: HTMLInputElement, value: string, inputType = 'insertText', caret = value.length): void {
  input.focus();
  input.value = value;
  input.setSelectionRange(caret, caret);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType }));
}

const tally = (target: EventTarget, ...types: readonly string[]): Event[] => {
  const events: Event[] = [];
  for (const type of types) target.addEventListener(type, (event) => events.push(event));
  return events;
};

describe('its words', () => {
  it('are its provider\'s, below its own; also those that come later', async () => {
    const { element, form } = await formWith({}, (made) => { made.messages = { 'code.required': 'Own' }; });
    const provider = document.createElement('auth-client-provider');
    form.replaceWith(provider);
    provider.append(form);
    provider.messages = { 'code.label': 'Código', 'code.required': 'Provided', 'code.hint': ({ length }) => `${length} cifras` };
    element.required = true;
    await until(() => find(form, 'textbox', 'Código'));
    expect(descriptionOf(field(form, 'Código'))).to.equal('6 cifras');
    expect(element.validationMessage).to.equal('Own');
    provider.messages = { 'code.label': 'Kennzahl' };
    await until(() => find(form, 'textbox', 'Kennzahl'));
    expect(descriptionOf(field(form, 'Kennzahl'))).to.equal('6 digits');
  });

  it('that fall back say their language', async () => {
    const { element } = await formWith({ lang: 'es' });
    expect(element.querySelector('label')?.closest('[lang]')?.getAttribute('lang')).to.equal('en');
    expect(element.getAttribute('lang')).to.equal('es');
  });
});

describe('in a host form', () => {
  it('its code is in FormData and in a query string, by its name', async () => {
    const { form, input } = await formWith();
    enter(input, '123 456');
    expect([...new FormData(form)]).to.deep.equal([['code', '123456']]);
    expect(new URLSearchParams(new FormData(form) as unknown as Record<string, string>).toString()).to.equal('code=123456');
  });

  it('a serializer that reads form.elements finds it once', async () => {
    const { form, input } = await formWith({ name: 'otp' });
    enter(input, '654321');
    const named = [...form.elements].filter((one): one is HTMLInputElement => one instanceof HTMLInputElement && one.name !== '' && !one.matches(':disabled'));
    expect(named.map(({ name, value }) => `${name}=${value}`)).to.deep.equal(['otp=654321']);
    expect(form.elements.namedItem('otp') === input).to.equal(true);
  });

  it('a changed name counts from then on', async () => {
    const { form, element, input } = await formWith();
    enter(input, '123456');
    element.name = 'pin';
    await element.updateComplete;
    expect([...new FormData(form)]).to.deep.equal([['pin', '123456']]);
    expect(input.value, 'the code stays').to.equal('123456');
  });

  it('without a name it submits nothing, as any control', async () => {
    const { form, input } = await formWith({ name: '' });
    enter(input, '123456');
    expect([...new FormData(form)]).to.deep.equal([]);
  });

  it('reset empties it and clears the error', async () => {
    const { form, element, input } = await formWith({ required: '' });
    enter(input, '12');
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await element.updateComplete;
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    form.reset();
    await until(() => !input.hasAttribute('aria-invalid'));
    expect(element.value).to.equal('');
  });

  it('after a reset, the last digit completes it again', async () => {
    const clock = fakeClock();
    const { form, element, input } = await formWith();
    const events = tally(element, 'code-complete');
    enter(input, '123456');
    form.reset();
    await clock.advance(0.1);
    enter(input, '654321');
    expect(events).to.have.length(2);
  });

  it('a disabled fieldset disables it and keeps it out of FormData', async () => {
    const { form, element, input } = await formWith();
    enter(input, '123456');
    const fieldset = document.createElement('fieldset');
    form.append(fieldset);
    fieldset.append(element);
    await element.updateComplete;
    fieldset.disabled = true;
    expect(element.querySelector('input')?.matches(':disabled')).to.equal(true);
    expect([...new FormData(form)]).to.deep.equal([]);
    fieldset.disabled = false;
    expect([...new FormData(form)]).to.deep.equal([['code', '123456']]);
  });

  it('disabled keeps it out of FormData and of validation', async () => {
    const { form, element } = await formWith({ disabled: '', required: '' });
    expect([...new FormData(form)]).to.deep.equal([]);
    expect(form.checkValidity()).to.equal(true);
    expect(element.willValidate).to.equal(false);
  });

  it('forwards form, value and validity', async () => {
    const { form, element, input } = await formWith({ required: '' });
    expect(element.form === form).to.equal(true);
    expect(element.validity === input.validity).to.equal(true);
    expect(element.willValidate).to.equal(true);
    expect(element.checkValidity()).to.equal(false);
    expect(element.validationMessage).to.equal('Enter the verification code');
    enter(input, '123456');
    expect(element.checkValidity()).to.equal(true);
    expect(element.reportValidity()).to.equal(true);
    expect(element.validationMessage).to.equal('');
    expect(element.value).to.equal('123456');
  });

  it('Enter submits the form with the code', async () => {
    const { input, submits } = await formWith();
    input.focus();
    await keys.type('123456');
    await keys.press('Enter');
    await until(() => submits.length > 0);
    expect(submits.map((data) => data.get('code'))).to.deep.equal(['123456']);
  });

  it('a required empty one stops Enter and shows why', async () => {
    const { element, input, submits } = await formWith({ required: '' });
    input.focus();
    await keys.press('Enter');
    await until(() => input.getAttribute('aria-invalid') === 'true');
    expect(descriptionOf(input)).to.equal('6 digits Enter the verification code');
    expect(submits).to.have.length(0);
    expect(element.matches(':focus-within')).to.equal(true);
  });

  it('an optional empty one stops nothing', async () => {
    const { form, submits } = await formWith();
    form.requestSubmit();
    expect(submits).to.have.length(1);
  });

  it('reportValidity focuses it', async () => {
    const { element, input } = await formWith({ required: '' });
    expect(element.reportValidity()).to.equal(false);
    expect(focused() === input).to.equal(true);
  });

  const wrong = [
    ['12345', 'The verification code must have 6 digits; this has fewer'],
    ['1234567', 'The verification code must have 6 digits; this has more'],
    ['12a456', 'The verification code has digits only'],
    ['abcdef', 'The verification code has digits only'],
  ] as const;
  for (const [value, message] of wrong) {
    it(`on "${value}": keeps it, says "${message}" when left, and mends it as one types`, async () => {
      const { form, element, input } = await formWith();
      enter(input, value);
      await element.updateComplete;
      expect(input.hasAttribute('aria-invalid'), 'not while typing').to.equal(false);
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await element.updateComplete;
      expect(input.value).to.equal(value);
      expect(descriptionOf(input)).to.equal(`6 digits ${message}`);
      expect(form.checkValidity()).to.equal(false);
      enter(input, '123456');
      await element.updateComplete;
      expect(input.hasAttribute('aria-invalid')).to.equal(false);
      expect(form.checkValidity()).to.equal(true);
    });
  }

  it('speaks the host\'s own words', async () => {
    const { element, input } = await formWith({ required: '' }, (one) => {
      one.messages = { 'code.label': 'Code from your phone', 'code.hint': ({ length }) => `${length} figures`, 'code.required': 'We need it' };
    });
    expect(nameOf(input)).to.equal('Code from your phone');
    expect(descriptionOf(input)).to.equal('6 figures');
    expect(element.validationMessage).to.equal('We need it');
  });
});

describe('what is entered', () => {
  const entries = [
    ['123 456', '123456'],
    ['123-456', '123456'],
    ['\u00a0123\u00a0456\u00a0', '123456'],
    ['123\u2009456\u200b', '123456'],
    ['１２３４５６', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['१२३४५६', '123456'],
    ['000004', '000004'],
    ['  000 004  ', '000004'],
    ['12E4567', '12E4567'],
  ] as const;
  for (const [typed, held] of entries) {
    it(`on paste of "${typed}": holds "${held}"`, async () => {
      const { element, input } = await formWith();
      enter(input, typed, 'insertFromPaste');
      expect(input.value).to.equal(held);
      expect(element.value).to.equal(held);
    });
  }

  it('has no maxlength and prevents neither paste, drop nor typing', async () => {
    const { input } = await formWith();
    expect(input.hasAttribute('maxlength')).to.equal(false);
    for (const type of ['paste', 'drop', 'beforeinput', 'keydown']) {
      expect(input.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })), type).to.equal(true);
    }
  });

  it('one text field for the browser\'s own code filling', async () => {
    const { input, element } = await formWith();
    expect(all(element, 'textbox')).to.have.length(1);
    for (const [name, value] of Object.entries({ type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', spellcheck: 'false', autocapitalize: 'none', dir: 'ltr' })) {
      expect(input.getAttribute(name), name).to.equal(value);
    }
  });

  it('the caret stays at its digit', async () => {
    const { input } = await formWith();
    enter(input, '12 3456', 'insertText', 3);
    expect(input.value).to.equal('123456');
    expect(input.selectionStart).to.equal(2);
    enter(input, '12x3456', 'insertText', 3);
    expect(input.selectionStart, 'nothing changed').to.equal(3);
  });

  it('an input method\'s text is left alone until it is done', async () => {
    const { element, input } = await formWith();
    const complete = tally(element, 'code-complete');
    input.focus();
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    input.value = '１２３４５６';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true, inputType: 'insertCompositionText' }));
    expect(input.value).to.equal('１２３４５６');
    expect(complete).to.have.length(0);
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '１２３４５６' }));
    expect(input.value).to.equal('123456');
    expect(complete).to.have.length(1);
  });

  it('digits that an input method still composes complete nothing and submit nothing', async () => {
    const { element, input, submits } = await formWith({ 'auto-submit': '' });
    const complete = tally(element, 'code-complete');
    input.focus();
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    input.value = '123456';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true, inputType: 'insertCompositionText' }));
    expect(complete).to.have.length(0);
    expect(submits).to.have.length(0);
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '123456' }));
    expect(complete).to.have.length(1);
    expect(submits).to.have.length(1);
  });

  it('length 8 takes eight digits and says so', async () => {
    const { element, input } = await formWith({ length: '8' });
    const complete = tally(element, 'code-complete');
    expect(descriptionOf(input)).to.equal('8 digits');
    enter(input, '123456');
    expect(complete).to.have.length(0);
    expect(element.checkValidity()).to.equal(false);
    enter(input, '12345678');
    expect(complete).to.have.length(1);
    expect(element.checkValidity()).to.equal(true);
  });

  for (const length of ['0', '-1', '33', '4.5', 'six', '']) {
    it(`length="${length}" is an error in the console, and six digits`, async () => {
      const lines = watchConsole();
      const { element, input } = await formWith({ length });
      expect(errorsOf(lines).join()).to.include('<verification-code-input> needs a length of 1 to 32 digits');
      expect(descriptionOf(input)).to.equal('6 digits');
      enter(input, '123456');
      expect(element.checkValidity()).to.equal(true);
    });
  }
});

describe('events', () => {
  it('typing fires input once a key, with the element as target, beyond shadow roots too', async () => {
    const shadow = document.createElement('div');
    place().append(shadow);
    const root = shadow.attachShadow({ mode: 'open' });
    const element = document.createElement('verification-code-input');
    root.append(element);
    await element.updateComplete;
    const inside: unknown[] = [];
    root.addEventListener('input', (event) => inside.push([event.target === element, event.bubbles, event.composed]));
    const outside = tally(document.body, 'input');
    element.focus();
    await keys.type('12');
    await until(() => element.value === '12');
    expect(inside).to.deep.equal([[true, true, true], [true, true, true]]);
    expect(outside).to.have.length(2);
  });

  it('change fires once, with the element as target, when the field is left', async () => {
    const { form, element, input } = await formWith();
    const events = tally(form, 'change');
    input.focus();
    await keys.type('123456');
    expect(events).to.have.length(0);
    await keys.press('Tab');
    await until(() => events.length > 0);
    await turn();
    expect(events.map(({ target }) => target === element)).to.deep.equal([true]);
  });

  it('code-complete fires once when the last digit is in, and again only after the code was incomplete', async () => {
    const { form, element, input } = await formWith();
    const events = tally(form, 'code-complete');
    for (const value of ['1', '12345', '123456', '123456', '654321']) enter(input, value);
    expect(events).to.have.length(1);
    expect(events[0]?.target === element).to.equal(true);
    expect('detail' in (events[0] as Event) && (events[0] as CustomEvent).detail).to.equal(false);
    enter(input, '65432');
    enter(input, '654321');
    expect(events).to.have.length(2);
  });

  it('auto-submit submits once, with the code, when the last digit is in', async () => {
    const { input, submits } = await formWith({ 'auto-submit': '' });
    for (const value of ['12345', '123456', '1234567', '123456']) enter(input, value);
    expect(submits.map((data) => data.get('code')).slice(0, 1)).to.deep.equal(['123456']);
    enter(input, '123456');
    expect(submits.length).to.be.lessThan(3);
  });

  it('without auto-submit the last digit submits nothing', async () => {
    const { input, submits } = await formWith();
    enter(input, '123456');
    await settle();
    expect(submits).to.have.length(0);
  });

  it('auto-submit with a paste and no form is no error', async () => {
    const element = document.createElement('verification-code-input');
    element.autoSubmit = true;
    place().append(element);
    await element.updateComplete;
    enter(element.querySelector('input') as HTMLInputElement, '123456', 'insertFromPaste');
    expect(element.value).to.equal('123456');
  });

  it('setting the value fires nothing and is normalized', async () => {
    const { element } = await formWith({ 'auto-submit': '' });
    const events = tally(element, 'input', 'change', 'code-complete');
    element.value = '１２３ 456';
    expect(element.value).to.equal('123456');
    await settle();
    expect(events).to.have.length(0);
  });
});

describe('value, label and id', () => {
  it('a value set before the first rendering is there after it', async () => {
    const { element, input, form } = await formWith({}, (one) => { one.value = ' 123 456'; });
    expect(element.value).to.equal('123456');
    expect(input.value).to.equal('123456');
    expect(new FormData(form).get('code')).to.equal('123456');
  });

  it('null and undefined empty it, a number is taken as its digits', async () => {
    const { element } = await formWith();
    element.value = 123456 as unknown as string;
    expect(element.value).to.equal('123456');
    element.value = null as unknown as string;
    expect(element.value).to.equal('');
  });

  it('a host\'s label names it by input-id', async () => {
    const label = document.createElement('label');
    label.htmlFor = 'host-code';
    label.textContent = 'Your six digits';
    const main = place();
    const element = document.createElement('verification-code-input');
    element.setAttribute('input-id', 'host-code');
    element.setAttribute('label', '');
    main.append(label, element);
    await element.updateComplete;
    expect(nameOf(field(main, 'Your six digits'))).to.equal('Your six digits');
    expect(find(element, 'textbox', 'Verification Code') === undefined).to.equal(true);
    label.click();
    expect(focused() === element.input).to.equal(true);
  });

  it('its own label focuses it', async () => {
    const { element, input } = await formWith({ label: 'Code' });
    element.querySelector('label')?.click();
    expect(focused() === input).to.equal(true);
    expect(nameOf(input)).to.equal('Code');
  });
});

describe('a code that is wrong in another way', () => {
  it('says so at the next look, as in its validity', async () => {
    const { element, input } = await formWith();
    const said: string[] = [];
    for (const typed of ['12', 'ab', '1234567']) {
      enter(input, typed);
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await element.updateComplete;
      expect(descriptionOf(input)).to.include(element.validationMessage);
      said.push(element.validationMessage);
    }
    expect(new Set(said).size).to.equal(3);
  });
});

describe('codes that the browser reads from a text message', () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'OTPCredential');
  let asked: { signal: AbortSignal; answer(code: string): void; refuse(): void }[];

  beforeEach(() => {
    asked = [];
    Object.defineProperty(globalThis, 'OTPCredential', { configurable: true, value: class {} });
    Object.defineProperty(navigator, 'credentials', {
      configurable: true,
      value: {
        get: ({ signal }: CredentialRequestOptions) => new Promise((resolve, reject) => {
          asked.push({ signal: signal as AbortSignal, answer: (code) => resolve({ code }), refuse: () => reject(new DOMException('No', 'NotAllowedError')) });
        }),
      },
    });
  });
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'credentials');
    Reflect.deleteProperty(globalThis, 'OTPCredential');
    if (own) Object.defineProperty(globalThis, 'OTPCredential', own);
  });

  it('are filled in, with the same events as typing', async () => {
    const { element } = await formWith();
    const events = tally(element, 'input', 'code-complete');
    expect(asked).to.have.length(1);
    asked[0]?.answer('123456');
    await until(() => element.value === '123456');
    expect(events.map(({ type }) => type)).to.deep.equal(['input', 'code-complete']);
  });

  it('are aborted at submit', async () => {
    const { form } = await formWith();
    form.requestSubmit();
    expect(asked[0]?.signal.aborted).to.equal(true);
  });

  it('are aborted at disconnect; a late one fills nothing', async () => {
    const { element } = await formWith();
    element.remove();
    expect(asked[0]?.signal.aborted).to.equal(true);
    asked[0]?.answer('123456');
    await settle();
    expect(element.value).to.equal('');
  });

  it('are requested again after re-insertion', async () => {
    const { element, form } = await formWith();
    element.remove();
    form.append(element);
    await until(() => asked.length === 2);
  });

  it('are not requested by a rendering after the disconnect', async () => {
    const { element } = await formWith();
    element.remove();
    element.label = 'Code';
    await element.updateComplete;
    expect(asked).to.have.length(1);
  });

  it('a rejected request is ignored', async () => {
    const lines = watchConsole();
    const { element } = await formWith();
    asked[0]?.refuse();
    await settle();
    expect(lines).to.deep.equal([]);
    expect(element.value).to.equal('');
  });

  it('are not requested without browser support or while disabled', async () => {
    await formWith({ disabled: '' });
    expect(asked).to.have.length(0);
    Reflect.deleteProperty(globalThis, 'OTPCredential');
    await formWith();
    expect(asked).to.have.length(0);
  });
});
