import { html, nothing, type TemplateResult } from 'lit';
import { partHeading } from '../../views/heading.js';
import type { ContentView } from '../../views/view.js';

/** The parts that a host can open. */
export const topics = ['organization', 'customer', 'mfa', 'registration', 'incomplete'] as const;
export type Topic = (typeof topics)[number];

export const isTopic = (value: string): value is Topic => topics.includes(value as Topic);

/** The part that contains a part. */
export const around: Readonly<Partial<Record<Topic, Topic>>> = { registration: 'mfa', incomplete: 'mfa' };

/** Has no binding for `open`, so that a rendering never closes what the visitor has opened. */
const part = (view: ContentView, topic: Topic, title: string, body: unknown): TemplateResult => html`<details class="latchkey-part" id=${view.id(topic)}>
  <summary class="latchkey-part-title" id=${view.id(`${topic}-title`)}>${partHeading(view, around[topic] ? 2 : 1, title)}</summary>
  <div class="latchkey-part-body">${body}</div>
</details>`;

function organizationPart(view: ContentView, organization: string): TemplateResult {
  const { t } = view;
  return part(view, 'organization', t('login-help.part.organization', { organization }), html`
    <p>${t('login-help.organization.login', { organization })}</p>
    <p>${t('login-help.organization.password', { organization })}</p>
    <p>${view.destination('domain-login', t('login-help.go.domain-login', { organization }))}</p>`);
}

function customerPart(view: ContentView): TemplateResult {
  const { t } = view;
  return part(view, 'customer', t('login-help.part.customer'), html`
    <p>${t('login-help.customer.login')}</p>
    <p>${t('login-help.customer.password')}</p>
    <p>${view.destination('forgot-password', t('login-help.go.forgot-password'))}</p>
    <p>${t('login-help.customer.phone')}</p>`);
}

function mfaPart(view: ContentView): TemplateResult {
  const { t } = view;
  return part(view, 'mfa', t('login-help.part.mfa'), html`
    <p>${t('login-help.mfa.about')}</p>
    <div>${part(view, 'registration', t('login-help.part.registration'), html`
      <p>${t('login-help.registration.who')}</p>
      <ol>
        <li>${t('login-help.registration.find')}</li>
        <li>${t('login-help.registration.follow')}</li>
        <li>${t('login-help.registration.set-up')}</li>
      </ol>
      <p>${view.destination('back', t('login-help.go.back'))}</p>
      <p>${view.destination('mfa-registration', t('login-help.go.mfa-registration'))}</p>`)}
    ${part(view, 'incomplete', t('login-help.part.incomplete'), html`
      <p>${t('login-help.incomplete.who')}</p>
      <p>${t('login-help.incomplete.link')}</p>
      <p>${view.destination('incomplete-registration', t('login-help.go.incomplete-registration'))}</p>`)}</div>`);
}

/** The accordion. Native `details` elements open without script, are found by the page's search and print as shown. */
export const parts = (view: ContentView, organization: string): TemplateResult => html`<div class="latchkey-parts">
  ${organization ? organizationPart(view, organization) : nothing}
  ${customerPart(view)}
  ${mfaPart(view)}
</div>`;
