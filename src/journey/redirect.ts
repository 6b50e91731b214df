/**
 * The absolute URL of a server's `redirectTo`, or undefined when it must not be followed. A redirect is followed when it is http(s), has no
 * user info, and leads to the page's own origin or an allowed one (OWASP ASVS 5.0, 3.7.2).
 * @param base the page's own URL
 */
export function allowedRedirect(to: string | undefined, base: string, allowedOrigins: readonly string[]): string | undefined {
  if (to === undefined || !URL.canParse(to, base)) return undefined;
  const url = new URL(to, base);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) return undefined;
  return url.origin === new URL(base).origin || allowedOrigins.includes(url.origin) ? url.href : undefined;
}
