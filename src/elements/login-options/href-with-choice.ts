import type { NavigationChoice } from '../../views/view.js';

/**
 * The address of a login page, with what was chosen on the way to it in its query, under the names of `sign-in-form`'s attributes:
 * `/login?lang=en` → `/login?lang=en&method=phone&remember=true`. In the fragment where that is a route with a query of its own (`#/login`).
 */
export function hrefWithChoice(href: string, { method, remember }: NavigationChoice, base: string): string {
  if (!/^https?:$/.test(new URL(href, base).protocol)) return href;
  const [, address = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(href) ?? [];
  const routed = fragment.startsWith('#/');
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(routed ? fragment : address) ?? [];
  // The host's own part stays as it was written; the visitor's choice comes before one of the host's.
  const kept = query.split('&').filter((one) => one !== '' && !/^(?:method|remember)(?:=|$)/.test(one));
  const carried = `${path}?${[...kept, method && `method=${method}`, remember && 'remember=true'].filter(Boolean).join('&')}`;
  return routed ? address + carried : carried + fragment;
}
