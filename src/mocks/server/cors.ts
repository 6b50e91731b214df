/** Keeps all but this machine's own pages away: whoever may ask the mock can read every code. */

const here = String.raw`(localhost|127\.0\.0\.1|\[::1\])(:\d+)?`;
const ownHost = new RegExp(`^${here}$`);
const ownOrigin = new RegExp(`^https?://${here}$`);

type Answer = (request: Request) => Promise<Response>;

const refuse = (status: number, title: string): Response =>
  Response.json({ title, status }, { status, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' } });

const preflight = (): Response => new Response(null, {
  status: 204,
  headers: { 'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key', 'Access-Control-Max-Age': '600' },
});

const isPreflight = ({ method, headers }: Request): boolean => method === 'OPTIONS' && headers.has('Access-Control-Request-Method');

/**
 * Answers pages of localhost, 127.0.0.1 and [::1], on any port, and what is no page at all, such as curl. A page from elsewhere is
 * refused and not just left unread: a plain POST reaches a server whatever CORS says. So is a foreign host name that leads to this
 * machine (DNS rebinding), whose pages would be of the same origin.
 */
export const forThisMachine = (answer: Answer): Answer => async (request) => {
  const { host } = new URL(request.url);
  if (!ownHost.test(host)) return refuse(421, `This mock answers for localhost, not for ${host}.`);
  const origin = request.headers.get('Origin');
  if (origin !== null && !ownOrigin.test(origin)) return refuse(403, `This mock answers pages of this machine only, not ${origin}.`);
  const response = isPreflight(request) ? preflight() : await answer(request);
  response.headers.append('Vary', 'Origin');
  if (origin !== null) {
    response.headers.set('Access-Control-Allow-Origin', origin);
    response.headers.set('Access-Control-Allow-Credentials', 'true');
    response.headers.set('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
  }
  return response;
};
