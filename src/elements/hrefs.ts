import { destinations, type Destination } from '../events/navigate.js';

export type Hrefs = Readonly<Partial<Record<Destination, string>>>;

/** The attribute that holds a destination's address, on an element or its provider. */
export const hrefAttribute = (to: Destination): string => `${to}-href`;

export const hrefAttributes: readonly string[] = destinations.map(hrefAttribute);

const warned = new WeakSet<Element>();
const protocols = ['http:', 'https:', 'mailto:', 'tel:'];

/** Returns the href when its protocol is http, https, mailto or tel. Otherwise logs an error, once for each element, and returns undefined. */
export function safeHref(element: Element, href: string | null | undefined): string | undefined {
  if (href == null || href === '') return undefined;
  if (URL.canParse(href, element.baseURI) && protocols.includes(new URL(href, element.baseURI).protocol)) return href;
  // Hrefs are read at each rendering, so log only once.
  if (!warned.has(element)) console.error(`latchkey: <${element.localName}> refused an href that is not a web, mail or phone address`);
  warned.add(element);
  return undefined;
}

/** The hrefs in an element's own attributes. */
export function ownHrefs(element: Element): Hrefs {
  const hrefs: Partial<Record<Destination, string>> = {};
  for (const to of destinations) {
    const href = safeHref(element, element.getAttribute(hrefAttribute(to)));
    if (href) hrefs[to] = href;
  }
  return hrefs;
}

/** `"https://a.example https://b.example/"` → the list of origins. */
export const originList = (attribute: string | null | undefined): readonly string[] =>
  (attribute?.split(/\s+/) ?? []).flatMap((address) => (URL.canParse(address) ? [new URL(address).origin] : []));
