import { html, nothing, type TemplateResult } from 'lit';
import type { Channel, ChallengeMethod } from '../client/auth-client.js';
import type { StepScreen } from '../journey/state.js';
import { cancel, primary, secondary, target } from './actions.js';
import { errorSummary } from './error-summary.js';
import { heading } from './heading.js';
import type { Fault, Outcome, View } from './view.js';

/** What a visitor presses, and the channel that it means for a method. */
export type Way = 'send' | 'call';
const channelFor = (method: ChallengeMethod, way: Way): Channel | undefined =>
  way === 'call' ? method.channels.find((channel) => channel === 'call')
    : method.channels.find((channel) => channel === 'sms' || channel === 'email');

/** The ways that some method has and the client can do. */
export function ways(view: View, methods: readonly ChallengeMethod[]): readonly Way[] {
  return (['send', 'call'] as const).filter((way) => methods.some((method) => {
    const channel = channelFor(method, way);
    return channel !== undefined && view.offers('sendCode', channel);
  }));
}

/** The only method, or the one picked; a fault when none is picked or the one picked has no such way. */
export function sendBy(view: View, methods: readonly ChallengeMethod[], way: Way): Outcome {
  const method = methods.length === 1 ? methods[0] : methods.find(({ id }) => id === view.choice);
  const channel = method && channelFor(method, way);
  const field = `method-${methods[0]?.id}`;
  if (!method) return [{ field, message: view.t('choose-method.required') }];
  if (!channel) return [{ field, message: view.t('choose-method.not-this-way') }];
  return { name: 'send-code', methodId: method.id, channel };
}

/** Acts on a press that is not the form's submit. */
export function press(view: View, outcome: Outcome): void {
  if ('name' in outcome) view.intend(outcome);
  else view.fault(outcome as readonly Fault[]);
}

/** One masked target, or a group to pick from. Nothing is sent by picking. */
export function methodGroup(view: View, methods: readonly ChallengeMethod[]): TemplateResult | undefined {
  const [only] = methods;
  if (methods.length === 1) return target(view.t(only!.type === 'phone' ? 'choose-method.phone' : 'choose-method.email'), only!.target);
  const fault = view.faults.find(({ field }) => field?.startsWith('method-'));
  const errorId = view.id('method-error');
  return html`<fieldset class="latchkey-options" aria-describedby=${fault ? errorId : nothing}>
    <legend>${view.t('choose-method.legend')}</legend>
    ${fault ? html`<p class="latchkey-error" id=${errorId}>${fault.message}</p>` : nothing}
    ${methods.map(({ id, target: to }) => html`<label class="latchkey-option"><input
      type="radio" name="methodId" id=${view.id(`method-${id}`)} .value=${id} .checked=${view.choice === id}
      @change=${() => view.choose(id)}> <bdi dir="ltr">${to}</bdi></label>`)}
  </fieldset>`;
}

/** How the code comes: by the method picked, or by what all of them have. */
function how(view: View, methods: readonly ChallengeMethod[]) {
  const picked = methods.filter(({ id }) => id === view.choice);
  const channels = new Set((picked.length > 0 ? picked : methods)
    .flatMap((method) => (['send', 'call'] as const).map((way) => channelFor(method, way)))
    .filter((channel) => channel !== undefined && view.offers('sendCode', channel)));
  const [sms, email, call] = [channels.has('sms'), channels.has('email'), channels.has('call')];
  if (call && (sms || email)) return email ? 'choose-method.how-any' : 'choose-method.how';
  if (call) return 'choose-method.how-call';
  return sms && email ? 'choose-method.how-code' : email ? 'choose-method.how-email' : 'choose-method.how-send';
}

/** A phone or email that is being enrolled may have been the wrong one. */
export const changeMethod = (view: View): TemplateResult | undefined =>
  view.state.offers && secondary(view, view.t('enroll.change'), () => view.intend({ name: 'change-method' }));

export function chooseMethod(view: View, { step }: StepScreen & { name: 'choose-method' }): TemplateResult {
  const { t } = view;
  const { methods } = step;
  const [first, second] = ways(view, methods);
  const label = (way: Way) => t(way === 'call' ? 'choose-method.call' : 'choose-method.send');
  return html`${cancel(view)}${heading(view, t(methods.every(({ type }) => type === 'phone') ? 'choose-method.heading' : 'choose-method.any-heading'))}
    ${errorSummary(view)}
    <form class="latchkey-form" novalidate @submit=${view.onSubmit(() => (first ? sendBy(view, methods, first) : []))}>
      ${first ? html`<p>${t(how(view, methods))}</p>
        ${methodGroup(view, methods)}
        <div class="latchkey-actions">
          ${primary(view, label(first))}
          ${second ? secondary(view, label(second), () => press(view, sendBy(view, methods, second))) : nothing}
        </div>` : html`<p>${t('problem.unsupported')}</p>`}
    </form>`;
}
