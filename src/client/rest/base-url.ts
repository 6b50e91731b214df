/** A URL without user info, query and fragment. */
const plainAddress = /^https?:\/\/[^/@]+\/[^?#]*$/;

/**
 * The base for relative URLs: the page's own URL. A `<base>` element is ignored, because it could send credentials elsewhere.
 * A document without a URL (`about:blank`, `about:srcdoc`) uses its origin. One without an origin (sandboxed) accepts absolute URLs only.
 */
const pageAddress = (): string | undefined => {
  const { location, origin } = globalThis;
  if (!location) return 'http://localhost';
  return [location.href, origin].find((address) => /^https?:/.test(address));
};

/**
 * The absolute URL of a `baseUrl`, without a slash at its end. Clients with the same URL use the same server.
 * @throws TypeError when it is not an http(s) URL, nor a path on an http(s) page
 */
export const resolveBaseUrl = (baseUrl: string): string => {
  const page = pageAddress();
  const address = baseUrl && URL.canParse(baseUrl, page) ? new URL(baseUrl, page).href : '';
  if (!plainAddress.test(address)) throw new TypeError('latchkey: baseUrl must be an http(s) URL or a path, without user, query, fragment');
  return address.replace(/\/+$/, '');
};
