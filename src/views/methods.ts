/** The methods by which a visitor can be reached: one masked target or a group to pick from, and the buttons that send or call. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Channel, ChallengeMethod } from '../client/auth-client.js';
import { secondsLeft } from '../journey/time.js';
import { sendCodeAt } from '../journey/waits.js';
import { secondary, target } from './step-actions.js';
import type { Outcome, View } from './view.js';

/** What a visitor presses, and the channel that it means for a method. */
export type SendAction = 'send' | 'call';
const sendActions = ['send', 'call'] as const;
export const channelFor = (method: ChallengeMethod, action: SendAction): Channel | undefined =>
  method.channels.find((channel) => (channel === 'call') === (action === 'call'));

/** The actions that some method has and the client can do. */
export const actionsFor = (view: View, methods: readonly ChallengeMethod[]): readonly SendAction[] =>
  sendActions.filter((action) => methods.some((method) => {
    const channel = channelFor(method, action);
    return channel !== undefined && view.offers('sendCode', channel);
  }));

/** Seconds until a code may be sent so. */
export const waitFor = ({ state, now }: View, by: Parameters<typeof sendCodeAt>[1]): number => secondsLeft(sendCodeAt(state, by) ?? 0, now);

/** The only method, or the one picked; an error when none is picked, or the one picked cannot be reached so or must wait. */
export function sendBy(view: View, methods: readonly ChallengeMethod[], action: SendAction): Outcome {
  const method = methods.length === 1 ? methods[0] : methods.find(({ id }) => id === view.choice);
  const channel = method && channelFor(method, action);
  if (!method) return [{ field: `method-${methods[0]?.id}`, message: view.t('choose-method.required') }];
  if (!channel) return [{ field: `method-${methods[0]?.id}`, message: view.t('choose-method.not-this-way') }];
  const by = { methodId: method.id, channel };
  const seconds = waitFor(view, by);
  return seconds > 0 ? [{ field: `method-${method.id}`, message: view.t('code-sent.available-in', { seconds }) }] : { name: 'send-code', ...by };
}

/** One masked target, or a group to pick from. Nothing is sent by picking. */
export function methodGroup(view: View, methods: readonly ChallengeMethod[]): TemplateResult | undefined {
  const [only] = methods;
  if (methods.length === 1) return target(view.t(only!.type === 'phone' ? 'choose-method.phone' : 'choose-method.email'), only!.target);
  const error = view.errors.find(({ field }) => field?.startsWith('method-'));
  const errorId = view.id('method-error');
  return html`<fieldset class="latchkey-options" aria-describedby=${error ? errorId : nothing}>
    <legend>${view.t('choose-method.legend')}</legend>
    ${error ? html`<p class="latchkey-error" id=${errorId}>${error.message}</p>` : nothing}
    ${methods.map(({ id, target: to }) => html`<label class="latchkey-option"><input
      type="radio" name="methodId" id=${view.id(`method-${id}`)} .value=${id} .checked=${view.choice === id}
      @change=${() => view.choose(id)}> <bdi dir="ltr">${to}</bdi></label>`)}
  </fieldset>`;
}

/** A phone or email that is being enrolled may have been the wrong one. */
export const changeMethod = (view: View): TemplateResult | undefined =>
  view.state.offers && secondary(view, view.t('enroll.change'), () => view.intend({ name: 'change-method' }));
