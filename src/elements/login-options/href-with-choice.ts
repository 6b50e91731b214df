import type { NavigationChoice } from '../../views/view.js';

/**
 * Adds the visitor's choice to the query of a login page's address, under the names of `sign-in-form`'s attributes:
 * `/login?lang=en` → `/login?lang=en&method=phone&remember=true`. A fragment that is a route (`#/login`) gets the query instead.
 */
export function hrefWithChoice(href: string, { method, remember }: NavigationChoice, base: string): string {
  if (!/^https?:$/.test(new URL(href, base).protocol)) return href;
  const [, address = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(href) ?? [];
  const routed = fragment.startsWith('#/');
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(routed ? fragment : address) ?? [];
  // Keeps the host's parameters unchanged, except those that the visitor's choice replaces.
  const kept = query.split('&').filter((one) => one !== '' && !/^(?:method|remember)(?:=|$)/.test(one));
  const carried = `${path}?${[...kept, method && `method=${method}`, remember && 'remember=true'].filter(Boolean).join('&')}`;
  return routed ? address + carried : carried + fragment;
}
