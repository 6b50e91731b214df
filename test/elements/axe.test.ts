/** axe finds nothing: every state of every element, light and dark, left to right and right to left. */
import { entitled, itPassesAxe, looks, usualLook, violationsInAllLooks } from '../support/elements/axe.js';
import { expect } from '../support/elements/setup.js';
import { table } from '../support/elements/table.js';
import { watchConsole } from '../support/elements/watch.js';

afterEach(usualLook);

it('the check of this suite reports a pale field without a label, in every look', async () => {
  class Pale extends HTMLElement {
    connectedCallback(): void {
      const text = document.createElement('p');
      text.textContent = 'Can you read this?';
      text.style.color = '#8a8a8a';
      text.style.background = '#808080';
      this.append(document.createElement('input'), text);
    }
  }
  customElements.define('broken-pale', Pale);
  const main = entitled();
  main.append(document.createElement('broken-pale'));
  const found = await violationsInAllLooks(main);
  expect(found.map((violation) => violation.replace(/(: \S+): .*/s, '$1')))
    .to.have.members(looks.flatMap((each) => [`${each}: label`, `${each}: color-contrast`]));
});

for (const row of table) {
  for (const [name, reach] of Object.entries(row.states)) {
    itPassesAxe(`${row.tag}, "${name}"`, row, reach);
  }
}

it('an element without a client', async () => {
  watchConsole();
  const main = entitled();
  const element = document.createElement('forgot-password-wizard');
  main.append(element);
  await element.updateComplete;
  expect(await violationsInAllLooks(main)).to.deep.equal([]);
});
