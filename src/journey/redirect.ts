/**
 * Where a server's `redirectTo` leads, if it may be followed: http(s), without user info, and of this page's origin or one on the list
 * (OWASP ASVS 5.0, 3.7.2).
 * @param base the page's own address
 */
export function allowedRedirect(to: string | undefined, base: string, allowedOrigins: readonly string[]): string | undefined {
  if (to === undefined || !URL.canParse(to, base)) return undefined;
  const url = new URL(to, base);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) return undefined;
  return url.origin === new URL(base).origin || allowedOrigins.includes(url.origin) ? url.href : undefined;
}
