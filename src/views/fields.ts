import { html, nothing, type TemplateResult } from 'lit';
import type { FormView } from './view.js';

export interface FieldText {
  name: string;
  /** Empty when the host labels the field itself. */
  label: string;
  /** Help text, shown before any error. */
  hint?: string;
  /** An id that the host sets, for its own `<label for>`. */
  inputId?: string;
}

/** The ids for `aria-describedby`, in reading order. */
const idList = (...ids: (string | undefined)[]) => ids.filter(Boolean).join(' ') || nothing;

/** Renders the label, hint and error of a control. */
export function labelled(
  view: Pick<FormView, 'id' | 'errors'>, { name, label, hint, inputId }: FieldText,
  control: (attributes: { id: string; invalid: 'true' | typeof nothing; describedBy: string | typeof nothing }) => TemplateResult,
): TemplateResult {
  const id = inputId || view.id(name);
  const error = view.errors.find(({ field }) => field === name);
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return html`<div class="latchkey-field">
    ${label ? html`<label for=${id}>${label}</label>` : nothing}
    ${hint ? html`<p class="latchkey-hint" id=${hintId!}>${hint}</p>` : nothing}
    ${error ? html`<p class="latchkey-error" id=${errorId!}>${error.message}</p>` : nothing}
    ${control({ id, invalid: error ? 'true' : nothing, describedBy: idList(hintId, errorId) })}
  </div>`;
}

interface IdentifierField extends FieldText { value: string; onInput?(value: string): void }

const identifierField = (view: FormView, type: 'email' | 'text', { value, onInput, ...text }: IdentifierField): TemplateResult =>
  labelled(view, text, ({ id, invalid, describedBy }) => html`<input
    class="latchkey-input" id=${id} name=${text.name} type=${type} dir="ltr" autocomplete="username" required
    spellcheck="false" autocapitalize="none" .value=${value} aria-invalid=${invalid} aria-describedby=${describedBy}
    @input=${(event: InputEvent) => onInput?.((event.target as HTMLInputElement).value)}>`);

export const emailField = (view: FormView, field: IdentifierField): TemplateResult => identifierField(view, 'email', field);
export const usernameField = (view: FormView, field: IdentifierField): TemplateResult => identifierField(view, 'text', field);

interface PasswordField extends FieldText { autocomplete: 'current-password' | 'new-password'; onInput?(value: string): void; describedById?: string }

/** Revealed or hidden together with the other passwords of its form. The value is never trimmed or limited. */
export const passwordField = (view: FormView, { autocomplete, onInput, describedById, ...text }: PasswordField): TemplateResult =>
  labelled(view, text, ({ id, invalid, describedBy }) => html`<input
    class="latchkey-input" id=${id} name=${text.name} type=${view.revealed ? 'text' : 'password'} dir="ltr" autocomplete=${autocomplete} required
    spellcheck="false" autocapitalize="none" aria-invalid=${invalid}
    aria-describedby=${idList(describedBy === nothing ? undefined : String(describedBy), describedById)}
    @input=${(event: InputEvent) => onInput?.((event.target as HTMLInputElement).value)}>`);

/** The label says what a press does, so the button has no `aria-pressed`. */
export const revealButton = (view: FormView): TemplateResult => html`<button
  type="button" class="latchkey-link latchkey-reveal" @click=${() => view.toggleReveal()}>${view.t(view.revealed ? 'password.hide' : 'password.show')}</button>`;
