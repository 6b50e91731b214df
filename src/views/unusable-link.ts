import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../client/problem.js';
import type { FormView } from './view.js';

/** Why a link cannot be used. */
export type LinkProblem = 'link_expired' | 'link_used' | 'link_invalid';

/** The link problem for the problem of a failed `openLink`. A server without codes answers 404 or 410 (README, REST contract). */
export const linkProblems: { readonly [C in Problem['code']]?: LinkProblem } = {
  link_expired: 'link_expired', link_used: 'link_used', link_invalid: 'link_invalid', ticket_expired: 'link_expired', not_found: 'link_invalid',
};

/** @param again the action that leads to a new link */
export function unusableLink(view: FormView, problem: LinkProblem, again: unknown): TemplateResult {
  const { t } = view;
  return html`<p class="latchkey-notice">${t(`link.${problem}`)}</p>
    <p>${t(`link.${problem}-next`)}</p>
    <div class="latchkey-actions">
      ${again}
      ${problem === 'link_used' ? view.destination('sign-in', t('link.sign-in'), 'latchkey-button') : nothing}
      ${view.destination('back', t('link.back'), 'latchkey-button')}
    </div>`;
}
