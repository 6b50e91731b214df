/** Finds what visitors and assistive technology find: by role and accessible name, across shadow roots. */

const selectors = {
  button: 'button, [role=button]',
  link: 'a[href]',
  textbox: 'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=password], textarea',
  radio: 'input[type=radio]',
  group: 'fieldset',
  heading: 'h1, h2, h3, h4, h5, h6',
  status: '[role=status]',
  alert: '[role=alert]',
} as const;
export type Role = keyof typeof selectors;

type Root = Document | ShadowRoot | Element;

/** All descendants, across shadow roots. */
export function* deep(root: Root): Generator<Element> {
  if (root instanceof Element && root.shadowRoot) yield* deep(root.shadowRoot);
  for (const child of root.children) {
    yield child;
    yield* deep(child);
  }
}

const text = (node: Node | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

const isExposed = (element: Element): boolean =>
  !element.closest('[aria-hidden=true], [hidden], [inert]') && element.getClientRects().length > 0 && element.checkVisibility();

const byIds = (element: Element, attribute: string): string | undefined => {
  const ids = element.getAttribute(attribute)?.split(/\s+/).filter(Boolean);
  if (!ids || ids.length === 0) return undefined;
  const root = element.getRootNode() as Document | ShadowRoot;
  return ids.map((id) => text(root.getElementById(id))).join(' ');
};

/** The accessible name, for the kinds of elements that occur here. */
export function nameOf(element: Element): string {
  const labelled = byIds(element, 'aria-labelledby');
  if (labelled !== undefined) return labelled;
  const label = element.getAttribute('aria-label');
  if (label) return label;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return [...(element.labels ?? [])].map((one) => text(one)).join(' ');
  if (element instanceof HTMLFieldSetElement) return text(element.querySelector('legend'));
  return text(element);
}

export const descriptionOf = (element: Element): string => byIds(element, 'aria-describedby') ?? '';

/** All exposed elements with this role, and with this name when given. */
export const all = (root: Root, role: Role, name?: string | RegExp): HTMLElement[] =>
  [...deep(root)].filter((element): element is HTMLElement => element.matches(selectors[role]) && isExposed(element))
    .filter((element) => name === undefined || (typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element))));

export const find = (root: Root, role: Role, name?: string | RegExp): HTMLElement | undefined => all(root, role, name)[0];

export function get(root: Root, role: Role, name?: string | RegExp): HTMLElement {
  const [first, ...more] = all(root, role, name);
  if (!first) throw new Error(`There is no ${role} ${name ?? ''}. Shown: ${all(root, role).map(nameOf).join(' | ') || 'none'}`);
  if (more.length > 0) throw new Error(`There are ${more.length + 1} of ${role} ${name ?? ''}.`);
  return first;
}

export const button = (root: Root, name: string | RegExp): HTMLButtonElement => get(root, 'button', name) as HTMLButtonElement;
export const field = (root: Root, name: string | RegExp): HTMLInputElement => get(root, 'textbox', name) as HTMLInputElement;
export const headings = (root: Root): string[] => all(root, 'heading').map(nameOf);
/** The current texts of the status regions. */
export const said = (root: Root): string => [...deep(root)].filter((one) => one.matches(selectors.status)).map(text).filter(Boolean).join(' | ');
export const shownText = (root: Root): string => text(root);

/** The focused element, across shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
export const focusedName = (): string => {
  const active = focused();
  return active && active !== document.body ? nameOf(active) : '';
};

/** Types a value without a keyboard: sets it and fires `input`. */
export function fill(root: Root, name: string | RegExp, value: string): HTMLInputElement {
  const input = field(root, name);
  input.focus();
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
  return input;
}

export const press = (root: Root, name: string | RegExp): void => button(root, name).click();

// Stored before any test replaces them.
const realTimeout = globalThis.setTimeout.bind(globalThis);
const realNow = performance.now.bind(performance);

/** Runs pending promises, messages and renderings. No time passes. */
export const turn = (): Promise<void> => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); resolve(); };
  port2.postMessage(undefined);
});

/** Waits long enough for an unheld request to be answered and shown. For proofs that nothing happens. */
export async function settle(turns = 12): Promise<void> {
  for (let at = 0; at < turns; at++) await turn();
}

/** Waits for a condition, always on the real clock. A condition that throws counts as false. */
export async function until(condition: () => unknown, what = 'the condition', limit = 5_000): Promise<void> {
  const end = realNow() + limit;
  let error: unknown;
  for (;;) {
    try {
      if (condition()) return;
      error = undefined;
    } catch (thrown) {
      error = thrown;
    }
    if (realNow() > end) throw new Error(`Waited in vain for ${what}. ${error instanceof Error ? error.message : ''}`);
    await new Promise<void>((resolve) => { realTimeout(resolve, 4); });
  }
}

export const untilHeading = (root: Root, name: string | RegExp): Promise<void> =>
  until(() => find(root, 'heading', name), `the heading "${name}"; shown: ${shownText(root)}`);
export const untilProblem = (root: Root, message: string | RegExp): Promise<void> =>
  until(() => all(root, 'alert').some((alert) => (typeof message === 'string' ? text(alert).includes(message) : message.test(text(alert)))),
    `the problem "${message}"`);

let places: HTMLElement[] = [];

/** A container in the page for one test. Removed after it. */
export function place(attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const element = document.createElement('main');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  places.push(element);
  return element;
}

export function clearPage(): void {
  for (const element of places) element.remove();
  places = [];
  sessionStorage.clear();
  // A portal keeps its place in the browser's history; WebKit refuses more than 100 changes in ten seconds.
  if (history.state !== null) history.replaceState(null, '');
  localStorage.clear();
  document.documentElement.lang = 'en';
  document.documentElement.dir = 'ltr';
  document.title = 'Tests';
}
