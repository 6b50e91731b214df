import { html, type TemplateResult } from 'lit';
import type { ScreenOf } from '../../journey/state.js';
import { primary } from '../actions.js';
import { cancel, target } from '../step-actions.js';
import { passwordField, revealButton, usernameField } from '../fields.js';
import { heading } from '../heading.js';
import { remaining } from '../remaining.js';
import type { Outcome, Reading, View } from '../view.js';

type ProvePassword = ScreenOf<'prove-password'>;

function prove({ t }: View, data: FormData, { readCredentials }: Reading): Outcome {
  const read = readCredentials(t, data);
  return 'identifier' in read ? { name: 'prove-password', ...read } : read;
}

/** Asks for username and password after a link, because a mailbox alone must not bind a new factor. */
export function provePassword(view: View, screen: ProvePassword): TemplateResult {
  const { t, identifier } = view;
  return html`${cancel(view)}${heading(view, t('prove-password.heading'))}
    ${view.summary()}
    <form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit((data, reading) => prove(view, data, reading))}>
      <p>${t('prove-password.text')}</p>
      ${target(t('prove-password.account'), screen.step.username)}
      ${usernameField(view, { name: 'username', label: t('username.label'), hint: t('username.or-email'), value: identifier })}
      ${passwordField(view, { name: 'password', label: t('current-password.label'), autocomplete: 'current-password' })}
      ${revealButton(view)}
      ${remaining(view, screen)}
      <div class="latchkey-actions">${primary(view, t('action.continue'))}</div>
    </form>`;
}
