import { html, nothing, type TemplateResult } from 'lit';
import { expiresAt, secondsLeft } from '../../journey/time.js';
import type { ScreenOf } from '../../journey/state.js';
import { shownTarget } from '../../journey/waits.js';
import type { ChallengeMethod } from '../../client/auth-client.js';
import { primary } from '../actions.js';
import { cancel, secondary, target } from '../step-actions.js';
import { errorSummary } from '../error-summary.js';
import { heading } from '../heading.js';
import { actionsFor, changeMethod, methodGroup, sendBy, type SendAction } from '../methods.js';
import type { Outcome, View } from '../view.js';

type Call = ScreenOf<'call-in-progress'>;

/** When the server names no methods, sends the next code to the same phone. */
function again(view: View, methods: readonly ChallengeMethod[], action: SendAction): Outcome {
  return methods.length > 0 ? sendBy(view, methods, action) : { name: 'send-code', channel: action === 'call' ? 'call' : 'sms' };
}

function waiting(view: View, screen: Call): TemplateResult {
  const end = expiresAt(screen);
  const seconds = end === undefined ? 0 : secondsLeft(end, view.now);
  const time = !screen.timeKnown ? view.t('call-in-progress.unknown-time') : seconds > 0 ? view.t('call-in-progress.expires-in', { seconds }) : undefined;
  return html`<p class="latchkey-ring"><span>${view.t('call-in-progress.waiting')}</span></p>
    ${time ? html`<p class="latchkey-muted">${time}</p>` : nothing}`;
}

/** The server decides when this step ends. While the phone rings, there is no action but Cancel and a change of the phone. */
export function callInProgress(view: View, screen: Call): TemplateResult {
  const { t } = view;
  const { methods = [] } = screen.step;
  const ringing = view.state.poll !== undefined && (view.state.poll.nextAt !== undefined || view.state.poll.pendingId !== undefined);
  const offered = methods.length > 0 ? actionsFor(view, methods) : (['send', 'call'] as const).filter((action) => view.offers('sendCode', action === 'call' ? 'call' : 'sms'));
  const callable = !ringing && offered.includes('call');
  return html`${cancel(view)}${heading(view, t(ringing ? 'call-in-progress.heading' : 'call-in-progress.ended-heading'))}
    ${errorSummary(view)}
    <form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit(() => (callable ? again(view, methods, 'call') : []))}>
      ${ringing ? html`<p>${t('call-in-progress.text')}</p>` : html`<p>${t('call-in-progress.ended')}</p>`}
      ${ringing || methods.length <= 1 ? target(t(ringing ? 'call-in-progress.to' : 'choose-method.phone'), shownTarget(view.state, screen)) : nothing}
      ${ringing ? waiting(view, screen) : nothing}
      ${methods.length > 1 ? methodGroup(view, methods) : nothing}
      <div class="latchkey-actions">
        ${callable ? primary(view, t('choose-method.call')) : nothing}
        ${offered.includes('send') ? secondary(view, t('choose-method.send'), () => view.act(() => again(view, methods, 'send'))) : nothing}
        ${changeMethod(view)}
      </div>
    </form>`;
}
