/** The methods that reach a visitor: one masked target or a radio group, and the buttons Send Code and Call Me. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Channel, ChallengeMethod } from '../client/auth-client.js';
import { secondsLeft } from '../journey/time.js';
import { sendCodeAt } from '../journey/waits.js';
import { secondary, target } from './step-actions.js';
import type { Outcome, View } from './view.js';

/** The buttons, and the channel of a method that each one uses. */
export type SendAction = 'send' | 'call';
const sendActions = ['send', 'call'] as const;
export const channelFor = (method: ChallengeMethod, action: SendAction): Channel | undefined =>
  method.channels.find((channel) => (channel === 'call') === (action === 'call'));

/** The actions that at least one method has and the client supports. */
export const actionsFor = (view: View, methods: readonly ChallengeMethod[]): readonly SendAction[] =>
  sendActions.filter((action) => methods.some((method) => {
    const channel = channelFor(method, action);
    return channel !== undefined && view.offers('sendCode', channel);
  }));

/** Seconds until a code may be sent by this method and channel. */
export const waitFor = ({ state, now }: View, by: Parameters<typeof sendCodeAt>[1]): number => secondsLeft(sendCodeAt(state, by) ?? 0, now);

/** The intent to send a code by the only or the chosen method. An error when none is chosen, or the method lacks the channel or must wait. */
export function sendBy(view: View, methods: readonly ChallengeMethod[], action: SendAction): Outcome {
  const method = methods.length === 1 ? methods[0] : methods.find(({ id }) => id === view.choice);
  const channel = method && channelFor(method, action);
  if (!method) return [{ field: `method-${methods[0]?.id}`, message: view.t('choose-method.required') }];
  if (!channel) return [{ field: `method-${methods[0]?.id}`, message: view.t('choose-method.not-this-way') }];
  const by = { methodId: method.id, channel };
  const seconds = waitFor(view, by);
  return seconds > 0 ? [{ field: `method-${method.id}`, message: view.t('code-sent.available-in', { seconds }) }] : { name: 'send-code', ...by };
}

/** One masked target, or a radio group. Choosing one sends nothing. */
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

/** Lets the visitor change the phone or email address that is being enrolled. */
export const changeMethod = (view: View): TemplateResult | undefined =>
  view.state.offers && secondary(view, view.t('enroll.change'), () => view.intend({ name: 'change-method' }));
