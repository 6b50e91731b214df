import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OutboxMessage } from '../../src/mocks/index.js';
import { address, copyButton, ownerOf, time } from './parts.js';

const channels = { email: 'Mail', sms: 'Text message', call: 'Call' } as const;

/** A message in one line. */
export const announcement = ({ channel, to, subject }: OutboxMessage): string =>
  `${channels[channel]} for ${ownerOf(to)?.name ?? to}${subject ? `: ${subject}` : ''}`;

/** Opens the link by its fragment alone. Its page may have another query by now, and so another back end. */
const message = (mail: OutboxMessage, newest: boolean, announce: (text: string) => void): TemplateResult => html`
  <li class="qa-message">
    <p class="qa-meta"><strong>${channels[mail.channel]}</strong> to ${ownerOf(mail.to)?.name ?? 'nobody we know'}
      <time datetime=${mail.at}>${time(mail.at)}</time></p>
    <p class="qa-meta">${address(mail.to)}</p>
    ${mail.subject ? html`<p class="qa-subject">${mail.subject}</p>` : nothing}
    ${mail.code ? html`<p class="qa-code"><code dir="ltr">${mail.code}</code>${copyButton(mail.code, announce)}</p>` : nothing}
    ${mail.link ? html`<p><a href=${new URL(mail.link).hash}>Open the link</a></p>` : nothing}
    <details ?open=${newest && !mail.code && !mail.link}><summary>Whole text</summary><p class="qa-text">${mail.text}</p></details>
  </li>`;

/** The outbox: mails, text messages and calls, newest first. */
export const outbox = (messages: readonly OutboxMessage[], announce: (text: string) => void): TemplateResult => html`
  <section>
    <h3>Mail and messages</h3>
    ${messages.length === 0 ? html`<p class="qa-muted">Nothing has been sent yet. Mails and text messages show here, and phones that ring, with a # key.</p>` : html`<ol class="qa-list" reversed>
      ${repeat(messages.toReversed(), (mail) => mail, (mail, index) => message(mail, index === 0, announce))}
    </ol>`}
  </section>`;
