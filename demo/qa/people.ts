import { html, nothing, type TemplateResult } from 'lit';
import { everyPassword, people, type MockUser } from '../../src/mocks/index.js';
import { address, copyButton } from './parts.js';

const kind = ({ phones = [], registration }: MockUser): string => {
  if (registration !== 'complete') return `registration ${registration}`;
  return ['email only', 'one phone', 'two phones'][phones.length] ?? `${phones.length} phones`;
};

/** The people whom the back end knows. */
export const peopleList = (announce: (text: string) => void): TemplateResult => html`<section>
  <h3>People</h3>
  <p>Everybody’s password, until they reset it:<br><code dir="ltr">${everyPassword}</code> ${copyButton(everyPassword, announce)}</p>
  <ul class="qa-list">${people.map((person) => html`<li class="qa-person">
    <p><strong>${person.name}</strong> <span class="qa-muted">${kind(person)}</span></p>
    <p>${address(person.email)} ${copyButton(person.email, announce)}</p>
    ${person.phones ? html`<p class="qa-muted">${person.phones.map((phone, index) => html`${index > 0 ? ', ' : nothing}${address(phone)}`)}</p>` : nothing}
  </li>`)}</ul>
</section>`;
