import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../client/problem.js';
import type { FormView } from './view.js';

/** Why a link opens nothing. */
export type LinkProblem = 'link_expired' | 'link_used' | 'link_invalid';

/** What a problem says of the link that was to be opened; a server that knows no codes answers 404 and 410 (contract, 4). */
export const linkProblems: { readonly [C in Problem['code']]?: LinkProblem } = {
  link_expired: 'link_expired', link_used: 'link_used', link_invalid: 'link_invalid', ticket_expired: 'link_expired', not_found: 'link_invalid',
};

/** @param again the way to a new link, a press away */
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
