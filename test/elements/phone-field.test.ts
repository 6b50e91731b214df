/** A phone number and its country, typed by somebody in a form of its own. */
import { html, LitElement } from 'lit';
import * as numbers from '../../src/controllers/phone-numbers.js';
import { PhoneEntry } from '../../src/controllers/phone-entry.js';
import en from '../../src/i18n/en.js';
import { translator } from '../../src/i18n/messages.js';
import type { PhoneError } from '../../src/journey/phone.js';
import { languageOf } from '../../src/controllers/words.js';
import { phoneError, phoneField } from '../../src/views/phone-field.js';
import type { FormView } from '../../src/views/view.js';
import { field, fill, focused, place, settle, until } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';

const t = translator([en], 'en');

class PhoneForm extends LitElement {
  country: string | undefined;
  readonly entry = new PhoneEntry(this, { defaultCountry: () => this.country, language: () => languageOf(this) });

  protected override render(): unknown {
    return html`<form>${phoneField({ t, id: (name: string) => name, errors: [] } as unknown as FormView, this.entry)}</form>`;
  }
}
customElements.define('phone-form', PhoneForm);

const load = PhoneEntry.numbers;
afterEach(() => { PhoneEntry.numbers = load; });

/** What an option says; codes read left to right in any language, which takes invisible characters. */
const said = (option: HTMLOptionElement): string => option.textContent!.replace(/[\u2066\u2069]/g, '').trim();
const listed = (select: HTMLSelectElement): string[] => [...select.options].map(said);

interface Setting { country?: string; lang?: string; loaded?: boolean }

async function make({ country, lang = 'en-US', loaded = true }: Setting = {}): Promise<{ form: PhoneForm; entry: PhoneEntry; select: HTMLSelectElement }> {
  const form = document.createElement('phone-form') as PhoneForm;
  form.country = country;
  place({ lang }).append(form);
  await form.updateComplete;
  const select = form.shadowRoot!.querySelector('select')!;
  if (loaded) {
    await until(() => form.entry.countries.length > 0, 'the countries');
    await form.updateComplete;
  }
  return { form, entry: form.entry, select };
}

/** Numbers that load when the test says so, or fail to. */
function gate(): { readonly asked: number; open(): void; fail(): void } {
  let asked = 0;
  let resolve: (loaded: typeof numbers) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  PhoneEntry.numbers = () => {
    asked++;
    return new Promise((open, fail) => { resolve = open; reject = fail; });
  };
  return { get asked() { return asked; }, open: () => resolve(numbers), fail: () => reject(new TypeError('offline')) };
}

async function read(text: string, setting: Setting = { country: 'US' }): Promise<string> {
  const { form, entry } = await make(setting);
  fill(form, 'Phone Number', text);
  const entered = await entry.read();
  return 'value' in entered ? entered.value : entered.error;
}

describe('what is typed', () => {
  const understood: readonly (readonly [string, string, string])[] = [
    ['2025550142', 'US', '+12025550142'],
    ['(202) 555-0142', 'US', '+12025550142'],
    ['1 202.555.0142', 'US', '+12025550142'],
    ['\u00a0202\u00a0555\u00a00142 ', 'US', '+12025550142'],
    ['+1 202 555 0142', 'DE', '+12025550142'],
    ['＋４４ ２０ ７９４６ ０９５８', 'US', '+442079460958'],
    ['٢٠٢٥٥٥٠١٤٢', 'US', '+12025550142'],
    ['२०२ ५५५ ०१४२', 'US', '+12025550142'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['+44 (0)20 7946 0958', 'GB', '+442079460958'],
    ['011 44 20 7946 0958', 'US', '+442079460958'],
    ['030/901820', 'DE', '+4930901820'],
    ['\u202a+1 202 555 0142\u202c', 'US', '+12025550142'],
    ['+800 1234 5678', 'US', '+80012345678'],
  ];
  for (const [text, country, value] of understood) {
    it(`"${text}" in ${country} is ${value}`, async () => {
      expect(await read(text, { country })).to.equal(value);
    });
  }

  const wrong: readonly (readonly [string, string, PhoneError])[] = [
    ['', 'US', 'required'],
    ['  \u00a0', 'US', 'required'],
    ['call me', 'US', 'malformed'],
    ['1-800-FLOWERS', 'US', 'malformed'],
    ['202 555 0142 x3', 'US', 'malformed'],
    ['202+5550142', 'US', 'malformed'],
    ['+', 'US', 'too-short'],
    ['202555', 'US', 'too-short'],
    ['2025550142999', 'US', 'too-long'],
    ['12345678901234567890', 'DE', 'too-long'],
    ['+999 1234567', 'US', 'unknown-country'],
    ['0000000000', 'US', 'invalid'],
    ['123 456 7890', 'US', 'invalid'],
  ];
  for (const [text, country, error] of wrong) {
    it(`"${text}" in ${country} is ${error}, and has a sentence of its own`, async () => {
      expect(await read(text, { country })).to.equal(error);
      expect(phoneError({ t }, error)).to.deep.equal({ field: 'phone', message: en[`phone.${error}`] });
    });
  }

  it('stays as typed, with the caret where it was', async () => {
    const { form, entry } = await make();
    const input = fill(form, 'Phone Number', '(202) 555 0142');
    input.setSelectionRange(3, 3);
    await entry.read();
    fill(form, 'Phone Number', '+44 (202) 555 0142').setSelectionRange(2, 2);
    await form.updateComplete;
    expect(input.value).to.equal('+44 (202) 555 0142');
    expect([input.selectionStart, input.selectionEnd]).to.deep.equal([2, 2]);
  });

  it('of another country than the one then picked is not guessed', async () => {
    const { form, entry, select } = await make();
    fill(form, 'Phone Number', '+442079460958');
    await form.updateComplete;
    select.value = 'FR';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(await entry.read()).to.deep.equal({ error: 'invalid' });
    select.value = 'GG';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(await entry.read(), 'a country that shares the code').to.deep.equal({ value: '+442079460958' });
  });
});

describe('the country', () => {
  const first: readonly (readonly [string, Setting, string])[] = [
    ['is the host\'s', { country: 'de' }, 'DE'],
    ['is the host\'s by its other name', { country: 'UK' }, 'GB'],
    ['is that of the page\'s language', { lang: 'en-CA' }, 'CA'],
    ['is that of the language, where the host names none', { country: 'XX', lang: 'pt-BR' }, 'BR'],
    ['is that of the browser, where a language has no country', { lang: 'es' }, 'US'],
    ['is that of the browser, where the language is none', { lang: 'not_a_tag' }, 'US'],
  ];
  for (const [what, setting, country] of first) {
    it(`${what} at first`, async () => {
      const { select } = await make(setting);
      expect(select.value).to.equal(country);
      expect(said(select.selectedOptions[0]!)).to.match(/\(\+\d+\)$/);
    });
  }

  it('is listed by name in the page\'s language, with calling codes', async () => {
    const english = await make();
    expect(listed(english.select)).to.include('Germany (+49)').and.to.have.length.above(240);
    expect(listed(english.select)).to.deep.equal(listed(english.select).toSorted(new Intl.Collator('en').compare));
    const german = await make({ lang: 'de' });
    expect(german.select.lang).to.equal('de');
    expect(listed(german.select)).to.include('Deutschland (+49)');
    expect(listed(german.select).indexOf('Österreich (+43)')).to.be.below(listed(german.select).indexOf('Peru (+51)'));
    expect(german.select.labels[0]!.textContent).to.equal('Country');
    expect(german.select.autocomplete).to.equal('tel-country-code');
  });

  const typed: readonly (readonly [string, string, string])[] = [
    ['+', 'US', 'US'],
    ['+4', 'US', 'US'],
    ['+44', 'US', 'GB'],
    ['+49', 'GB', 'DE'],
    ['+1', 'CA', 'CA'],
    ['+1', 'DE', 'US'],
    ['+1 204 234 5678', 'US', 'CA'],
    ['+44 20', 'GG', 'GG'],
    ['+800 1234 5678', 'US', 'US'],
    ['+999', 'US', 'US'],
    ['44 20 7946 0958', 'US', 'US'],
  ];
  for (const [text, before, after] of typed) {
    it(`is ${after} after "${text}" with ${before}`, async () => {
      const { form, select } = await make({ country: before });
      fill(form, 'Phone Number', text);
      await form.updateComplete;
      expect(select.value).to.equal(after);
      expect(focused() === field(form, 'Phone Number')).to.equal(true);
    });
  }

  it('that was picked stays, whatever the host says then', async () => {
    const { form, entry, select } = await make({ country: 'US' });
    select.value = 'FR';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    form.country = 'DE';
    form.requestUpdate();
    await form.updateComplete;
    expect([select.value, entry.country]).to.deep.equal(['FR', 'FR']);
  });
});

describe('the rules of phone numbers', () => {
  it('load only when a field shows them, and once', async () => {
    const gated = gate();
    const { form } = await make({ loaded: false });
    form.requestUpdate();
    await form.updateComplete;
    expect(gated.asked).to.equal(1);
    const unseen = new PhoneEntry(form, { language: () => languageOf(form) });
    unseen.type('+44');
    expect(unseen.country).to.equal('US');
    expect(gated.asked, 'by typing, without a field').to.equal(1);
  });

  it('arrive while somebody types: nothing jumps', async () => {
    const gated = gate();
    const { form, select } = await make({ country: 'DE', loaded: false });
    expect([...select.options].filter(({ disabled }) => !disabled).map(({ value, label }) => [value, label])).to.deep.equal([['DE', 'Germany']]);
    const input = fill(form, 'Phone Number', '030 9');
    input.setSelectionRange(1, 2);
    const where = () => [input, select].map((element) => [element.offsetLeft, element.offsetTop, element.offsetHeight]);
    const before = where();
    gated.open();
    await until(() => select.options.length > 200);
    expect(select.value).to.equal('DE');
    expect([input.value, input.selectionStart, input.selectionEnd]).to.deep.equal(['030 9', 1, 2]);
    expect(focused() === input).to.equal(true);
    expect(where()).to.deep.equal(before);
  });

  it('arrive after a + was typed: its country is chosen then', async () => {
    const gated = gate();
    const { form, select } = await make({ loaded: false });
    fill(form, 'Phone Number', '+44 20');
    gated.open();
    await until(() => select.value === 'GB');
  });

  it('are waited for by who submits early', async () => {
    const gated = gate();
    const { form, entry } = await make({ loaded: false });
    fill(form, 'Phone Number', '2025550142');
    const entered = entry.read();
    gated.open();
    expect(await entered).to.deep.equal({ value: '+12025550142' });
  });

  it('cannot be loaded: the fault says so, and the next try works', async () => {
    const gated = gate();
    const { form, entry } = await make({ loaded: false });
    fill(form, 'Phone Number', '2025550142');
    const entered = entry.read();
    gated.fail();
    expect(await entered).to.deep.equal({ error: 'network' });
    expect(phoneError({ t }, 'network')).to.deep.equal({ message: t('problem.network', { sent: false }) });
    await settle();
    expect(gated.asked, 'tries that nobody asked for').to.equal(1);
    const again = entry.read();
    gated.open();
    expect(await again).to.deep.equal({ value: '+12025550142' });
    expect(gated.asked).to.equal(2);
  });
});
