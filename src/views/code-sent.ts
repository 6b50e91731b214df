import { html, nothing, type TemplateResult } from 'lit';
import { codeFault, normalizeCode } from '../journey/code.js';
import { secondsLeft } from '../journey/time.js';
import type { StepScreen } from '../journey/state.js';
import { cancel, primary, secondary, target } from './actions.js';
import { changeMethod, methodGroup, press, sendBy, ways } from './choose-method.js';
import { codeField } from './code-field.js';
import { errorSummary } from './error-summary.js';
import { heading } from './heading.js';
import { remaining } from './remaining.js';
import type { Outcome, View } from './view.js';

type CodeSent = StepScreen & { name: 'code-sent' };

/** What is wrong with a code of this length, or the wish to verify it. */
function verify(view: View, length: number, data: FormData): Outcome {
  const code = normalizeCode(String(data.get('code') ?? ''));
  const fault = codeFault(code, length);
  return fault ? [{ field: 'code', message: view.t(`code.${fault}`, { length }) }] : { name: 'verify-code', code };
}

/** Sending again is off for as long as the server asked; why stands beside the button. */
function resend(view: View, { step }: CodeSent): TemplateResult | typeof nothing {
  const { resendAt } = view.state;
  if (step.resendIn === undefined || !view.offers('sendCode', step.channel)) return nothing;
  const seconds = resendAt === undefined ? 0 : secondsLeft(resendAt, view.now);
  const hintId = view.id('resend-hint');
  const again = view.state.activity.kind === 'calling' && view.state.activity.request.operation === 'sendCode';
  return html`<div class="latchkey-field"><button type="button" class="latchkey-button" ?disabled=${again || seconds > 0}
      aria-describedby=${seconds > 0 ? hintId : nothing}
      @click=${() => view.intend({ name: 'send-code', channel: step.channel })}>${view.t('code-sent.resend')}</button>
    ${seconds > 0 ? html`<p class="latchkey-hint" id=${hintId}>${view.t('code-sent.available-in', { seconds })}</p>` : nothing}</div>`;
}

/** Another channel or phone, where the server names some. */
function otherWays(view: View, { step }: CodeSent): TemplateResult | typeof nothing {
  const methods = step.methods ?? [];
  const several = methods.length > 1;
  const offered = ways(view, methods).filter((way) => several || (way === 'call') !== (step.channel === 'call'));
  if (offered.length === 0) return nothing;
  return html`${several ? methodGroup(view, methods) : nothing}
    ${offered.map((way) => secondary(view, view.t(way === 'call' ? 'choose-method.call' : 'choose-method.send'),
      () => press(view, sendBy(view, methods, way))))}`;
}

export function codeSent(view: View, screen: CodeSent): TemplateResult {
  const { t } = view;
  const { step } = screen;
  const { attemptsLeft } = view.state;
  return html`${cancel(view)}${heading(view, t('code-sent.heading'))}
    ${errorSummary(view)}
    <form class="latchkey-form" novalidate @submit=${view.onSubmit((data) => verify(view, step.codeLength, data))}>
      <p>${t(`code-sent.${step.channel}`)}</p>
      ${target(t(step.channel === 'call' ? 'code-sent.called' : 'code-sent.to'), step.target)}
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
