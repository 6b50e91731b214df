/** axe finds nothing: every state of every element, light and dark, left to right and right to left. */
import { look, looks, usualLook, violations } from '../support/elements/axe.js';
import { place, settle } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { table } from '../support/elements/table.js';
import { watchConsole } from '../support/elements/watch.js';

afterEach(usualLook);

/** The elements' place in a page that has nothing wrong of its own. */
function page(): HTMLElement {
  const main = place();
  const heading = document.createElement('h1');
  heading.textContent = 'The portal';
  main.append(heading);
  return main;
}

for (const each of looks) {
  it(`the check of this suite reports a pale field without a label (${each})`, async () => {
    class Pale extends HTMLElement {
      connectedCallback(): void {
        const text = document.createElement('p');
        text.textContent = 'Can you read this?';
        text.style.color = '#8a8a8a';
        text.style.background = '#808080';
        this.append(document.createElement('input'), text);
      }
    }
    if (!customElements.get('broken-pale')) customElements.define('broken-pale', Pale);
    const main = page();
    main.append(document.createElement('broken-pale'));
    await look(main, each);
    const found = (await violations(main)).join('\n');
    expect(found).to.match(/^label:/m).and.match(/^color-contrast:/m);
  });
}

for (const row of table) {
  for (const [name, reach] of Object.entries(row.states)) {
    it(`${row.tag}, "${name}"`, async function axeOfState() {
      this.timeout(20_000);
      const main = page();
      const at = await row.make(main);
      await reach(at);
      await settle();
      for (const each of looks) {
        await look(main, each);
        expect(await violations(main), each).to.deep.equal([]);
      }
    });
  }
}

it('an element without a client', async () => {
  watchConsole();
  const main = page();
  const element = document.createElement('forgot-password-wizard');
  main.append(element);
  await element.updateComplete;
  for (const each of looks) {
    await look(main, each);
    expect(await violations(main), each).to.deep.equal([]);
  }
});
