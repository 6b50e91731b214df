import { html, nothing, type TemplateResult } from 'lit';
import type { ChallengeMethod } from '../../client/auth-client.js';
import type { ScreenOf } from '../../journey/state.js';
import { primary } from '../actions.js';
import { cancel, secondary } from '../step-actions.js';
import { errorSummary } from '../error-summary.js';
import { heading } from '../heading.js';
import { actionsFor, channelFor, methodGroup, sendBy, type SendAction } from '../methods.js';
import type { View } from '../view.js';

/** The message that explains how the code arrives, by the chosen method or by any of them. */
function how(view: View, methods: readonly ChallengeMethod[]) {
  const picked = methods.filter(({ id }) => id === view.choice);
  const channels = new Set((picked.length > 0 ? picked : methods)
    .flatMap((method) => (['send', 'call'] as const).map((action) => channelFor(method, action)))
    .filter((channel) => channel !== undefined && view.offers('sendCode', channel)));
  const [sms, email, call] = [channels.has('sms'), channels.has('email'), channels.has('call')];
  if (call && (sms || email)) return email ? 'choose-method.how-any' : 'choose-method.how';
  if (call) return 'choose-method.how-call';
  return sms && email ? 'choose-method.how-code' : email ? 'choose-method.how-email' : 'choose-method.how-send';
}

export function chooseMethod(view: View, { step }: ScreenOf<'choose-method'>): TemplateResult {
  const { t } = view;
  const { methods } = step;
  const [first, second] = actionsFor(view, methods);
  const label = (action: SendAction) => t(action === 'call' ? 'choose-method.call' : 'choose-method.send');
  return html`${cancel(view)}${heading(view, t(methods.every(({ type }) => type === 'phone') ? 'choose-method.heading' : 'choose-method.any-heading'))}
    ${errorSummary(view)}
    <form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit(() => (first ? sendBy(view, methods, first) : []))}>
      ${first ? html`<p>${t(how(view, methods))}</p>
        ${methodGroup(view, methods)}
        <div class="latchkey-actions">
          ${primary(view, label(first))}
          ${second ? secondary(view, label(second), () => view.act(() => sendBy(view, methods, second))) : nothing}
        </div>` : html`<p>${t('problem.unsupported')}</p>`}
    </form>`;
}
