/** Elements without calls, which only fire `auth-navigate`. */
import type { AuthNavigateEvent } from '../../../src/events/index.js';
import { place } from './page.js';

export interface Leading<E extends HTMLElement> { readonly element: E; readonly main: HTMLElement; readonly went: AuthNavigateEvent['detail'][] }

/** Places an element in the page and records its destinations. */
export async function leading<T extends 'login-help' | 'login-options'>(tag: T, attributes: Readonly<Record<string, string>>): Promise<Leading<HTMLElementTagNameMap[T]>> {
  const main = place();
  const went: AuthNavigateEvent['detail'][] = [];
  main.addEventListener('auth-navigate', (event) => went.push(event.detail));
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  main.append(element);
  await element.updateComplete;
  return { element, main, went };
}
