import { css, html, LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { contentSlot, LightContent } from '../../controllers/light-content.js';
import { OneTimeCode } from '../../controllers/one-time-code.js';
import { SettingsConsumer } from '../../controllers/settings.js';
import { ContentWords } from '../../controllers/words.js';
import { emit } from '../../events/emit.js';
import { code } from '../../i18n/en/code.js';
import type { Messages } from '../../i18n/messages.js';
import { codeError, normalizeCode, type CodeError } from '../../journey/code.js';
import { field } from '../../styles/field.js';
import { fieldTokens } from '../../styles/field-tokens.js';
import { codeField } from '../../views/code-field.js';

const defaultLength = 6;

/**
 * A field for a code of digits, in any form. The form control is a native input in the light DOM. It is submitted, reset, validated and
 * disabled with its form. The element forwards to it.
 *
 * @tag verification-code-input
 * @summary Accepts a typed, pasted or autofilled verification code and normalizes its digits.
 * @fires {Event} input - the code changed
 * @fires {Event} change - the visitor has finished changing the code
 * @fires {Event} code-complete - the code has reached its length
 */
export class VerificationCodeInput extends LitElement {
  static override properties: PropertyDeclarations = {
    name: {},
    length: { type: Number },
    label: {},
    autoSubmit: { type: Boolean, attribute: 'auto-submit' },
    disabled: { type: Boolean },
    required: { type: Boolean },
    inputId: { attribute: 'input-id' },
    messages: { attribute: false },
    // The accessor below is used. Lit passes it the value that was set before the upgrade.
    value: { attribute: false, noAccessor: true },
    showsError: { state: true },
  };

  static override styles = [fieldTokens, css`:host { display: block; } :host([hidden]) { display: none; }`];

  /** The name of the form control. */
  name = '';
  /** The number of digits, 1 to 32. Default: 6. */
  length = defaultLength;
  /** The label. With an empty label, the host labels the field by `input-id`. */
  label?: string | undefined;
  /** Submits the form when the code reaches its length. */
  autoSubmit = false;
  disabled = false;
  required = false;
  /** The id of the native input, for a `<label for>` of the host. */
  inputId?: string | undefined;
  /** Messages of the host. They override those of the nearest provider. */
  messages?: Partial<Messages> | undefined;

  /** True from the moment when the visitor leaves the field or submits, until the code is valid. */
  private showsError = false;

  readonly #settings = new SettingsConsumer(this);
  readonly #words = new ContentWords(this);
  readonly #content = new LightContent(this, () => this.#template(), this.#words, [field]);
  readonly #otp = new OneTimeCode(this, () => !this.disabled, (received) => this.#fill(received));
  #pendingValue = '';
  #complete = false;
  #root: Node | undefined;

  /** The normalized code: ASCII digits when it is valid. Setting it fires no event. */
  get value(): string {
    return this.input?.value ?? this.#pendingValue;
  }
  set value(value: string) {
    const normalized = normalizeCode(String(value ?? ''));
    if (!this.input) {
      this.#pendingValue = normalized;
      return;
    }
    this.input.value = normalized;
    this.#complete = this.#isComplete();
    this.#validate();
  }

  /** The native input; null before the first rendering. */
  get input(): HTMLInputElement | null {
    return this.#content.find('input');
  }

  get form(): HTMLFormElement | null {
    return this.input?.form ?? null;
  }

  get validity(): ValidityState | undefined {
    return this.input?.validity;
  }

  get validationMessage(): string {
    return this.input?.validationMessage ?? '';
  }

  get willValidate(): boolean {
    return this.input?.willValidate ?? false;
  }

  checkValidity(): boolean {
    return this.input?.checkValidity() ?? true;
  }

  reportValidity(): boolean {
    return this.input?.reportValidity() ?? true;
  }

  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#root = this.getRootNode();
    this.#root.addEventListener('reset', this.#handleReset);
    this.#root.addEventListener('submit', this.#handleSubmit);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#root?.removeEventListener('reset', this.#handleReset);
    this.#root?.removeEventListener('submit', this.#handleSubmit);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#words.read([this.messages, ...this.#settings.value?.messages ?? []], code);
    if (changed.has('length') && !(Number.isInteger(this.length) && this.length >= 1 && this.length <= 32)) {
      console.error(`latchkey: <${this.localName}> needs a length of 1 to 32 digits; it uses ${defaultLength}`);
      this.length = defaultLength;
    }
  }

  protected override updated(): void {
    const { input } = this;
    if (input && this.#pendingValue) {
      input.value = this.#pendingValue;
      this.#pendingValue = '';
      this.#complete = this.#isComplete();
    }
    this.#validate();
  }

  #fill(received: string): void {
    const { input } = this;
    if (!input) return;
    input.value = received;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  #isComplete(): boolean {
    return codeError(this.value, this.length) === undefined;
  }

  #error(): CodeError | undefined {
    const error = codeError(this.value, this.length);
    return error === 'required' && !this.required ? undefined : error;
  }

  #message(): string | undefined {
    const error = this.#error();
    return error && this.#words.t(`code.${error}`, { length: this.length });
  }

  #validate(): void {
    this.input?.setCustomValidity(this.#message() ?? '');
  }

  readonly #handleReset = (event: Event): void => {
    if (event.target !== this.form) return;
    // The event comes before the form's controls are reset.
    setTimeout(() => {
      this.#complete = this.#isComplete();
      this.showsError = false;
      this.#validate();
    });
  };

  readonly #handleSubmit = (event: Event): void => {
    if (event.target === this.form) this.#otp.stop();
  };

  #handleInput(event: Event): void {
    // Replaces the native event with one from the element.
    event.stopPropagation();
    this.#validate();
    if (this.#error() === undefined) this.showsError = false;
    // The error may be another one now.
    if (this.showsError) this.requestUpdate();
    emit(this, new Event('input', { bubbles: true, composed: true }));
    // An input method is still composing, so the code can change.
    if ((event as InputEvent).isComposing) return;
    const before = this.#complete;
    this.#complete = this.#isComplete();
    if (before || !this.#complete) return;
    emit(this, new Event('code-complete', { bubbles: true, composed: true }));
    if (this.autoSubmit) this.form?.requestSubmit();
  }

  #handleChange(event: Event): void {
    event.stopPropagation();
    this.showsError = this.value !== '' && this.#error() !== undefined;
    this.requestUpdate();
    emit(this, new Event('change', { bubbles: true }));
  }

  #template(): unknown {
    const { t } = this.#words;
    const message = this.showsError ? this.#message() : undefined;
    const view = { id: (name: string) => this.#content.id(name), errors: message === undefined ? [] : [{ field: this.name, message }] };
    return html`<div @invalid=${{ handleEvent: () => { this.showsError = true; }, capture: true }}>${codeField(view, {
      name: this.name,
      label: this.label ?? t('code.label'),
      hint: t('code.hint', { length: this.length }),
      required: this.required,
      disabled: this.disabled,
      inputId: this.inputId || this.#content.id('code'),
      onInput: (event) => this.#handleInput(event),
      onChange: (event) => this.#handleChange(event),
    })}</div>`;
  }

  protected override render(): unknown {
    return html`<slot name=${contentSlot} @slotchange=${() => this.#content.restore()}></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'verification-code-input': VerificationCodeInput }
}
