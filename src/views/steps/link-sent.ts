import { html, nothing, type TemplateResult } from 'lit';
import { secondsLeft } from '../../journey/time.js';
import type { ScreenOf } from '../../journey/state.js';
import { resendAt } from '../../journey/waits.js';
import { cancel } from '../step-actions.js';
import { errorSummary } from '../error-summary.js';
import { heading } from '../heading.js';
import { remaining } from '../remaining.js';
import { sentTo } from '../sent-to.js';
import type { View } from '../view.js';

/** Says that a link was sent. The text is the same for every visitor, so that it does not tell whether the account exists. */
export function linkSent(view: View, screen: ScreenOf<'link-sent'>): TemplateResult {
  const { t } = view;
  const seconds = secondsLeft(resendAt(view.state) ?? 0, view.now);
  const hintId = view.id('resend-hint');
  return html`${cancel(view)}${heading(view, t('link-sent.heading'))}
    ${errorSummary(view)}
    <p class="latchkey-notice">${t(view.state.flow === 'password-reset' ? 'link-sent.reset-text' : 'link-sent.text')}</p>
    ${sentTo(view, t('link-sent.to'), screen)}
    ${remaining(view, screen)}
    <p>${t('link-sent.not-arrived')}</p>
    ${screen.step.resendIn === undefined ? nothing : html`<div class="latchkey-field"><button type="button" class="latchkey-button"
        ?disabled=${seconds > 0} aria-disabled=${view.busy ? 'true' : nothing} aria-describedby=${seconds > 0 ? hintId : nothing} @click=${() => view.intend({ name: 'send-link' })}>${t('link-sent.again')}</button>
      ${seconds > 0 ? html`<p class="latchkey-hint" id=${hintId}>${t('link-sent.available-in', { seconds })}</p>` : nothing}</div>`}`;
}
