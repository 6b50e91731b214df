/** An address without user name, query and fragment. */
const plainAddress = /^https?:\/\/[^/@]+\/[^?#]*$/;

/**
 * What a relative address counts from: the page's own. A `<base>` has no say in it, or it would decide where credentials go.
 * A document without an address (`about:blank`, `about:srcdoc`) has an origin; one without either (sandboxed) takes absolute URLs only.
 */
const pageAddress = (): string | undefined => {
  const { location, origin } = globalThis;
  if (!location) return 'http://localhost';
  return [location.href, origin].find((address) => /^https?:/.test(address));
};

/**
 * The absolute address that a `baseUrl` means, without a slash at its end. Clients with the same one have the same server.
 * @throws TypeError for the developer, when it is no http(s) URL and no path of an http(s) page
 */
export const resolveBaseUrl = (baseUrl: string): string => {
  const page = pageAddress();
  const address = baseUrl && URL.canParse(baseUrl, page) ? new URL(baseUrl, page).href : '';
  if (!plainAddress.test(address)) throw new TypeError('latchkey: baseUrl must be an http(s) URL or a path, without user, query, fragment');
  return address.replace(/\/+$/, '');
};
