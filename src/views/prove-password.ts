import { html, nothing, type TemplateResult } from 'lit';
import { longestUsername, readIdentifier } from '../journey/identifier.js';
import type { StepScreen } from '../journey/state.js';
import { expiresAt, secondsLeft } from '../journey/time.js';
import { cancel, primary, target } from './actions.js';
import { errorSummary } from './error-summary.js';
import { passwordField, revealButton, usernameField } from './fields.js';
import { heading } from './heading.js';
import type { Fault, Outcome, View } from './view.js';

type ProvePassword = StepScreen & { name: 'prove-password' };

function prove({ t }: View, data: FormData): Outcome {
  const identifier = readIdentifier(String(data.get('username') ?? ''));
  const password = String(data.get('password') ?? '');
  const faults: Fault[] = [];
  if (identifier.value === '') faults.push({ field: 'username', message: t('username.required') });
  else if (identifier.value.length > longestUsername) faults.push({ field: 'username', message: t('username.too-long', { limit: longestUsername }) });
  if (password === '') faults.push({ field: 'password', message: t('current-password.required') });
  return faults.length > 0 ? faults : { name: 'prove-password', identifier, password };
}

function remaining(view: View, screen: ProvePassword): TemplateResult | typeof nothing {
  const end = expiresAt(screen);
  if (end === undefined) return nothing;
  const seconds = secondsLeft(end, view.now);
  const text = screen.timeKnown && seconds > 0 ? view.t('prove-password.expires-in', { seconds }) : view.t('prove-password.expired');
  return html`<p class="latchkey-muted">${text}</p>`;
}

/** A mailbox alone must not bind a new factor. Whose account it is may be known from before; a link alone does not tell us. */
export function provePassword(view: View, screen: ProvePassword): TemplateResult {
  const { t, identifier } = view;
  const { activity } = view.state;
  const mustReset = activity.kind === 'failed' && activity.problem.code === 'registration_failed';
  return html`${cancel(view)}${heading(view, t('prove-password.heading'))}
    ${errorSummary(view)}
    ${mustReset ? view.destination('registration-reset', t('enroll.reset'), 'latchkey-button') : nothing}
    <form class="latchkey-form" novalidate @submit=${view.onSubmit((data) => prove(view, data))}>
      <p>${t('prove-password.text')}</p>
      ${target(t('prove-password.account'), screen.step.username)}
      ${usernameField(view, { name: 'username', label: t('username.label'), hint: t('username.or-email'), value: identifier })}
      ${passwordField(view, { name: 'password', label: t('current-password.label'), autocomplete: 'current-password' })}
      ${revealButton(view)}
      ${remaining(view, screen)}
      <div class="latchkey-actions">${primary(view, t('action.continue'))}</div>
    </form>`;
}
