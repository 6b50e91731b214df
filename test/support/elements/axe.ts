/** Runs axe-core on a container, with all rules for WCAG 2.2 AA and best practice. */
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

/** One line for each violation, such as `color-contrast: button.latchkey-primary`. */
export async function violations(part: Element): Promise<string[]> {
  const { violations: found } = await axe.run(part, options);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
}

/** A container with a title, as axe requires, and no violations. */
export function entitled(main: HTMLElement = place()): HTMLElement {
  const heading = document.createElement('h1');
  heading.textContent = 'The portal';
  main.prepend(heading);
  return main;
}

export const looks = ['light ltr', 'dark ltr', 'light rtl', 'dark rtl'] as const;

/** The host's page. */
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

/** The violations in each appearance, as `dark rtl: label: …`. */
export async function violationsInAllLooks(part: HTMLElement): Promise<string[]> {
  const found: string[] = [];
  for (const name of looks) {
    await look(part, name);
    found.push(...(await violations(part)).map((violation) => `${name}: ${violation}`));
  }
  return found;
}

/** Tests one state, in a page without violations. */
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
