import { html, nothing, type TemplateResult } from 'lit';
import type { ChallengeMethod } from '../client/auth-client.js';
import { codeFault, normalizeCode } from '../journey/code.js';
import { secondsLeft } from '../journey/time.js';
import type { StepScreen } from '../journey/state.js';
import { resendAt } from '../journey/waits.js';
import { cancel, primary, secondary, target } from './actions.js';
import { changeMethod, methodGroup, press, sendBy, ways, type Way } from './choose-method.js';
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

/** Seconds until a code may be sent again where the last one went. */
const cooldown = ({ state, now }: View): number => secondsLeft(resendAt(state) ?? 0, now);

/** Sending again is off for as long as the server asked; why stands beside the button. */
function resend(view: View, { step }: CodeSent): TemplateResult | typeof nothing {
  // A way that we do not know is repeated by leaving it to the server.
  const channel = step.channel === 'unknown' ? undefined : step.channel;
  if (step.resendIn === undefined || !view.offers('sendCode', channel)) return nothing;
  const seconds = cooldown(view);
  const hintId = view.id('resend-hint');
  const again = view.state.activity.kind === 'calling' && view.state.activity.request.operation === 'sendCode';
  return html`<div class="latchkey-field"><button type="button" class="latchkey-button" ?disabled=${again || seconds > 0}
      aria-describedby=${seconds > 0 ? hintId : nothing}
      @click=${() => view.intend({ name: 'send-code', ...(channel && { channel }) })}>${view.t('code-sent.resend')}</button>
    ${seconds > 0 ? html`<p class="latchkey-hint" id=${hintId}>${view.t('code-sent.available-in', { seconds })}</p>` : nothing}</div>`;
}

/** To where the last code went, the way of that code is off for as long as sending again is. */
function sendElsewhere(view: View, step: CodeSent['step'], methods: readonly ChallengeMethod[], way: Way): Outcome {
  const outcome = sendBy(view, methods, way);
  const seconds = cooldown(view);
  if (!('name' in outcome) || outcome.name !== 'send-code' || seconds === 0 || outcome.channel !== step.channel) return outcome;
  const { id, target: to } = methods.find((method) => method.id === outcome.methodId)!;
  return to === step.target ? [{ field: `method-${id}`, message: view.t('code-sent.available-in', { seconds }) }] : outcome;
}

/** Another channel or phone, where the server names some. */
function otherWays(view: View, { step }: CodeSent): TemplateResult | typeof nothing {
  const methods = step.methods ?? [];
  const several = methods.length > 1;
  const offered = ways(view, methods).filter((way) => several || (way === 'call') !== (step.channel === 'call'));
  if (offered.length === 0) return nothing;
  return html`${several ? methodGroup(view, methods) : nothing}
    ${offered.map((way) => secondary(view, view.t(way === 'call' ? 'choose-method.call' : 'choose-method.send'),
      () => press(view, sendElsewhere(view, step, methods, way))))}`;
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
