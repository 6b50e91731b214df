/** axe-core over a part of the page, with every rule that it has for WCAG 2.2 AA and good practice; none is ignored. */
import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';
import { place, settle, turn } from './page.js';
import { expect } from './setup.js';
import type { Row } from './stage.js';

interface Axe { run(context: Element, options: RunOptions): Promise<AxeResults> }
const { axe } = globalThis as unknown as { axe: Axe };

const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
};

/** `color-contrast: button.latchkey-primary`, one a violation. */
export async function violations(part: Element): Promise<string[]> {
  const { violations: found } = await axe.run(part, options);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
}

/** A part of the page that has a title, as axe wants it, and nothing wrong of its own. */
export function entitled(main: HTMLElement = place()): HTMLElement {
  const heading = document.createElement('h1');
  heading.textContent = 'The portal';
  main.prepend(heading);
  return main;
}

export const looks = ['light ltr', 'dark ltr', 'light rtl', 'dark rtl'] as const;

/** The page as a host would have it. */
export async function look(part: HTMLElement, name: (typeof looks)[number]): Promise<void> {
  const [scheme, direction] = name.split(' ') as ['light' | 'dark', 'ltr' | 'rtl'];
  const { documentElement: root, body } = document;
  root.style.colorScheme = scheme;
  root.dir = direction;
  body.style.background = 'Canvas';
  body.style.color = 'CanvasText';
  part.dir = direction;
  await turn();
}

/** What axe finds in any look, as `dark rtl: label: …`. */
export async function violationsInAllLooks(part: HTMLElement): Promise<string[]> {
  const found: string[] = [];
  for (const name of looks) {
    await look(part, name);
    found.push(...(await violations(part)).map((violation) => `${name}: ${violation}`));
  }
  return found;
}

/** A test of one state: the element is made in a page that has nothing wrong of its own. */
export function itPassesAxe(name: string, { make }: Pick<Row, 'make'>, reach: Row['states'][string]): void {
  it(name, async function axeOfState() {
    this.timeout(20_000);
    const main = entitled();
    await reach(await make(main));
    await settle();
    expect(await violationsInAllLooks(main)).to.deep.equal([]);
  });
}

export function usualLook(): void {
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
  document.documentElement.dir = 'ltr';
}
