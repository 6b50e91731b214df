import { html, nothing, type TemplateResult } from 'lit';
import type { Channel, EnrollmentOffer } from '../../client/auth-client.js';
import type { TypedPhone } from '../../journey/phone.js';
import type { ScreenOf } from '../../journey/state.js';
import { primary } from '../actions.js';
import { cancel, secondary, target } from '../step-actions.js';
import { labelled } from '../fields.js';
import { heading } from '../heading.js';
import { phoneError, phoneField } from '../phone-field.js';
import type { Outcome, Reading, View } from '../view.js';

type Enroll = ScreenOf<'enroll'>;

/** One option: the address on record, or a typed one. */
interface Choice {
  readonly id: `enroll-${EnrollmentOffer['type']}-${'on-record' | 'new'}`;
  readonly label: string;
  readonly type: EnrollmentOffer['type'];
  readonly channels: readonly Channel[];
  /** The masked address on record. Absent when the visitor types one. */
  readonly target?: string;
}

/** The server's offers that the client supports. For a phone on record, there is also an option for another phone. */
function choicesOf(view: View, offers: readonly EnrollmentOffer[]): readonly Choice[] {
  const usual: Record<EnrollmentOffer['type'], readonly Channel[]> = { phone: ['sms', 'call'], email: ['email'] };
  const choices = offers.flatMap(({ type, channels: offered, target: to }): Choice[] => {
    const channels = usual[type].filter((channel) => offered.includes(channel) && view.offers('enroll', channel));
    if (channels.length === 0) return [];
    const typed = (label: string): Choice => ({ id: `enroll-${type}-new`, label, type, channels });
    if (!to) return [typed(view.t(`enroll.${type}`))];
    const onRecord: Choice = { id: `enroll-${type}-on-record`, label: view.t(`enroll.${type}-on-record`), type, channels, target: to };
    return type === 'phone' ? [onRecord, typed(view.t('enroll.phone-new'))] : [onRecord];
  });
  // Removes offers that the server repeats.
  return choices.filter(({ id }, at) => choices.findIndex((choice) => choice.id === id) === at);
}

function enrollEmail({ t }: View, reading: Reading, typed: string, channel: Channel): Outcome {
  const email = reading.readEmail(t, typed);
  return 'kind' in email ? { name: 'enroll', type: 'email', channel, value: email.value } : [email];
}

async function readPhone(view: View, phone: TypedPhone, channel: Channel): Promise<Outcome> {
  const entered = await phone.read();
  return 'error' in entered ? [phoneError(view, entered.error)] : { name: 'enroll', type: 'phone', channel, value: entered.value };
}

function read(view: View, reading: Reading, { type, target: to }: Choice, phone: TypedPhone, channel: Channel): Outcome | Promise<Outcome> {
  if (to) return { name: 'enroll', type, channel };
  return type === 'phone' ? readPhone(view, phone, channel) : enrollEmail(view, reading, phone.email, channel);
}

const choiceGroup = (view: View, choices: readonly Choice[], chosen: Choice): TemplateResult => html`<fieldset class="latchkey-options">
  <legend>${view.t('enroll.legend')}</legend>
  ${choices.map(({ id, label, target: to }) => html`<label class="latchkey-option"><input
    type="radio" name="factor" id=${view.id(id)} .value=${id} .checked=${id === chosen.id} @change=${() => view.choose(id)}>
    <span class="latchkey-option-text"><span>${label}</span> ${to ? html`<bdi class="latchkey-muted" dir="ltr">${to}</bdi>` : nothing}</span></label>`)}
</fieldset>`;

function field(view: View, { type, target: to }: Choice, phone: TypedPhone): TemplateResult | typeof nothing {
  if (to) return nothing;
  if (type === 'phone') return phoneField(view, phone);
  return labelled(view, { name: 'email', label: view.t('email.label') }, ({ id, invalid, describedBy }) => html`<input
    class="latchkey-input" id=${id} name="email" type="email" dir="ltr" autocomplete="email" required spellcheck="false" autocapitalize="none"
    .value=${phone.email} aria-invalid=${invalid} aria-describedby=${describedBy}
    @input=${(event: InputEvent) => { phone.email = (event.target as HTMLInputElement).value; }}>`);
}

const labels = { sms: 'choose-method.send', call: 'choose-method.call', email: 'enroll.send-email' } as const;

function form(view: View, choices: readonly Choice[], phone: TypedPhone): TemplateResult {
  const { t } = view;
  const chosen = choices.find(({ id }) => id === view.choice) ?? choices[0]!;
  const [first, second] = chosen.channels;
  const how = first === 'email' ? 'choose-method.how-email' : second ? 'choose-method.how' : first === 'call' ? 'choose-method.how-call' : 'choose-method.how-send';
  const several = choices.length > 1;
  return html`<form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit((_, reading) => read(view, reading, chosen, phone, first!))}>
    <p>${t(several ? 'enroll.text' : 'enroll.text-only')}</p>
    ${several ? choiceGroup(view, choices, chosen) : target(chosen.label, chosen.target) ?? nothing}
    ${field(view, chosen, phone)}
    <p>${t(how)}</p>
    <div class="latchkey-actions">
      ${primary(view, t(labels[first!]))}
      ${second ? secondary(view, t(labels[second]), () => view.act((reading) => read(view, reading, chosen, phone, second))) : nothing}
    </div>
  </form>`;
}

/** Enrols a phone or an email address as a factor. Choosing an option sends nothing. */
export function enroll(view: View, { step }: Enroll, phone: TypedPhone): TemplateResult {
  const { t } = view;
  const choices = choicesOf(view, step.offers);
  return html`${cancel(view)}${heading(view, t('enroll.heading'))}
    ${view.summary()}
    ${choices.length > 0 ? form(view, choices, phone) : html`<p>${t('problem.unsupported')}</p>`}`;
}
