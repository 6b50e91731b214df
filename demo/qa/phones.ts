import { html, nothing, type TemplateResult } from 'lit';
import { callAnswers, type CallAnswer, type MockBackend, type PendingCall } from '../../src/mocks/index.js';
import { address, ownerOf } from './parts.js';

const answers: Readonly<Record<CallAnswer, string>> = {
  hash: 'Answer and press #',
  busy: 'Busy',
  'no-answer': 'No answer',
  rejected: 'Decline',
  unreachable: 'Unreachable',
};

const ringing = ({ to, expiresIn }: PendingCall, answer: (answer: CallAnswer) => void): TemplateResult => html`
  <li class="qa-phone">
    <p><svg class="qa-handset" viewBox="0 0 24 24" aria-hidden="true"><path d="M6.6 2.5 9 7.6l-2 1.7c1.3 3.4 4.3 6.4 7.7 7.7l1.7-2 5.1 2.4-.6 3.8c-.1.7-.7 1.2-1.4 1.2C10.6 22.4 1.6 13.4 1.6 4.5c0-.7.5-1.3 1.2-1.4Z"/></svg>
      <strong>${ownerOf(to)?.name ?? 'Somebody'}’s phone is ringing</strong></p>
    <p class="qa-meta">${address(to)}, for ${expiresIn} s more</p>
    <div class="qa-keys" role="group" aria-label="The phone at ${to}">${callAnswers.map((name) => html`<button
      type="button" class="qa-button ${name === 'hash' ? 'qa-hash' : ''}" @click=${() => answer(name)}>${answers[name]}</button>`)}</div>
  </li>`;

/** The ringing phones, each once, and the answers that their owners can give. */
export const phones = ({ calls, call }: MockBackend): TemplateResult | typeof nothing => (calls.length === 0 ? nothing : html`
  <section>
    <h3>Phone</h3>
    <ul class="qa-list">${[...new Map(calls.map((pending) => [pending.to, pending])).values()].map((pending) =>
      ringing(pending, (answer) => call(pending.to, answer)))}</ul>
  </section>`);
