import { html, nothing, type TemplateResult } from 'lit';
import { codeError, normalizeCode } from '../../journey/code.js';
import type { ScreenOf } from '../../journey/state.js';
import { primary } from '../actions.js';
import { cancel, secondary } from '../step-actions.js';
import { codeField } from '../code-field.js';
import { errorSummary } from '../error-summary.js';
import { heading } from '../heading.js';
import { actionsFor, changeMethod, methodGroup, sendBy, waitFor } from '../methods.js';
import { remaining } from '../remaining.js';
import { sentTo } from '../sent-to.js';
import type { Outcome, View } from '../view.js';

type CodeSent = ScreenOf<'code-sent'>;

/** The intent to verify the code, or its error. */
function verify(view: View, length: number, data: FormData): Outcome {
  const code = normalizeCode(String(data.get('code') ?? ''));
  const error = codeError(code, length);
  return error ? [{ field: 'code', message: view.t(`code.${error}`, { length }) }] : { name: 'verify-code', code };
}

/** The resend button. Disabled while the server's wait lasts; the hint shows the time left. */
function resend(view: View, { step }: CodeSent): TemplateResult | typeof nothing {
  // For an unknown channel, the server chooses.
  const channel = step.channel === 'unknown' ? undefined : step.channel;
  if (step.resendIn === undefined || !view.offers('sendCode', channel)) return nothing;
  const seconds = waitFor(view, {});
  const hintId = view.id('resend-hint');
  const again = view.state.activity.kind === 'calling' && view.state.activity.request.operation === 'sendCode';
  return html`<div class="latchkey-field"><button type="button" class="latchkey-button" ?disabled=${again || seconds > 0}
      aria-describedby=${seconds > 0 ? hintId : nothing}
      @click=${() => view.intend({ name: 'send-code', ...(channel && { channel }) })}>${view.t('code-sent.resend')}</button>
    ${seconds > 0 ? html`<p class="latchkey-hint" id=${hintId}>${view.t('code-sent.available-in', { seconds })}</p>` : nothing}</div>`;
}

/** The other channels and methods that the server names. */
function otherWays(view: View, { step }: CodeSent): TemplateResult | typeof nothing {
  const methods = step.methods ?? [];
  const several = methods.length > 1;
  const offered = actionsFor(view, methods).filter((action) => several || (action === 'call') !== (step.channel === 'call'));
  if (offered.length === 0) return nothing;
  return html`${several ? methodGroup(view, methods) : nothing}
    ${offered.map((action) => secondary(view, view.t(action === 'call' ? 'choose-method.call' : 'choose-method.send'),
      () => view.act(() => sendBy(view, methods, action))))}`;
}

export function codeSent(view: View, screen: CodeSent): TemplateResult {
  const { t } = view;
  const { step } = screen;
  const { attemptsLeft } = view.state;
  return html`${cancel(view)}${heading(view, t('code-sent.heading'))}
    ${errorSummary(view)}
    <form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit((data) => verify(view, step.codeLength, data))}>
      <p>${t(`code-sent.${step.channel}`)}</p>
      ${sentTo(view, t(step.channel === 'call' ? 'code-sent.called' : 'code-sent.to'), screen)}
      ${codeField(view, {
        name: 'code', label: t('code.label'), hint: t('code.hint', { length: step.codeLength }), required: true,
      })}
      ${attemptsLeft === undefined ? nothing : html`<p class="latchkey-muted">${t('code-sent.attempts-left', { count: attemptsLeft })}</p>`}
      ${remaining(view, screen)}
      <div class="latchkey-actions">
        ${primary(view, t('code-sent.verify'))}
        ${resend(view, screen)}
        ${otherWays(view, screen)}
        ${changeMethod(view)}
      </div>
    </form>`;
}
