import { html, nothing, type TemplateResult } from 'lit';
import type { PasswordPolicy } from '../../client/auth-client.js';
import type { ScreenOf } from '../../journey/state.js';
import { primary } from '../actions.js';
import { cancel, target } from '../step-actions.js';
import { passwordField, revealButton } from '../fields.js';
import { errorSummary } from '../error-summary.js';
import { heading } from '../heading.js';
import { brokenRules, passwordRules } from '../password-rules.js';
import type { FieldError, Outcome, View } from '../view.js';

/** Checks that the password is present, not too long and typed twice alike. The server checks the policy. */
function choose(view: View, policy: PasswordPolicy, confirmed: boolean, data: FormData): Outcome {
  const password = String(data.get('newPassword') ?? '');
  const again = String(data.get('confirmPassword') ?? '');
  const { maxLength } = policy;
  const errors: FieldError[] = [];
  if (password === '') errors.push({ field: 'newPassword', message: view.t('password.required') });
  else if (maxLength !== undefined && [...password].length > maxLength) {
    errors.push({ field: 'newPassword', message: brokenRules(view, [{ rule: 'max-length', length: maxLength }]) });
  }
  if (confirmed && again === '') errors.push({ field: 'confirmPassword', message: view.t('password.confirm-required') });
  else if (confirmed && again !== password) errors.push({ field: 'confirmPassword', message: view.t('password.mismatch') });
  return errors.length > 0 ? errors : { name: 'set-password', password };
}

export function setPassword(view: View, { step }: ScreenOf<'set-password'>): TemplateResult {
  const { t, confirmsPassword: confirmed } = view;
  const username = step.username ?? view.identifier;
  const rules = passwordRules(view, step.policy);
  return html`${cancel(view)}${heading(view, t('password.heading'))}
    ${errorSummary(view)}
    <form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit((data) => choose(view, step.policy, confirmed, data))}>
      ${target(t('password.for'), username)}
      <input class="latchkey-unseen" name="username" type="text" autocomplete="username" .value=${username} readonly tabindex="-1" aria-hidden="true">
      ${rules}
      ${passwordField(view, {
        name: 'newPassword', label: t('password.new'), autocomplete: 'new-password', onInput: (value) => view.type(value),
        ...(rules !== nothing && { describedById: view.id('rules') }),
      })}
      ${confirmed ? passwordField(view, { name: 'confirmPassword', label: t('password.confirm'), autocomplete: 'new-password' }) : nothing}
      ${revealButton(view)}
      <div class="latchkey-actions">${primary(view, t('action.continue'))}</div>
    </form>`;
}
