import { html, nothing, type TemplateResult } from 'lit';
import type { ScreenOf } from '../../journey/state.js';
import { heading } from '../heading.js';
import type { View } from '../view.js';

const className = 'latchkey-button latchkey-primary';

/** The page goes to an allowed `redirectTo` by itself. The link remains when that address answers 204, or when the host prevents it. */
function next(view: View, { redirectTo }: ScreenOf<'done'>['step'], signIn: string | undefined): unknown {
  const { t } = view;
  const href = redirectTo === undefined ? undefined : view.allowedHref(redirectTo);
  if (href) return html`<a class=${className} href=${href}>${t('action.continue')}</a>`;
  return signIn === undefined ? view.destination('home', t('action.continue'), className) : view.destination('sign-in', signIn, className);
}

/** The end of a successful flow. It has no form and no secret. */
export function done(view: View, { step }: ScreenOf<'done'>): TemplateResult {
  const signedIn = step.signedIn ?? false;
  const { heading: title, text, signIn } = view.end(signedIn);
  return html`${heading(view, title)}<p class="latchkey-notice">${text}</p>
    ${signIn === undefined ? nothing : html`<div class="latchkey-actions">${next(view, step, signedIn ? undefined : signIn)}</div>`}
    ${view.redirectRefused ? html`<p class="latchkey-notice">${view.t('redirect.refused')}</p>` : nothing}`;
}
