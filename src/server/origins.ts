import { failure, toResponse } from './answers.js';

/** Origins of other sites whose pages may call: a list, or what decides. */
export type Origins = readonly string[] | ((origin: string) => boolean);

const isListed = (origins: Origins, origin: string): boolean => (typeof origins === 'function' ? origins(origin) : origins.includes(origin));

/** Behind a proxy that ends TLS the page's scheme is https and the request's http. The other way round anybody on the network may have made the page. */
const isOwn = (origin: string, request: Request): boolean => {
  if (!URL.canParse(origin)) return false;
  const [page, server] = [new URL(origin), new URL(request.url)];
  return page.host === (request.headers.get('Host') ?? server.host) && (page.protocol === 'https:' || page.protocol === server.protocol);
};

const isPreflight = ({ method, headers }: Request): boolean => method === 'OPTIONS' && headers.has('Access-Control-Request-Method');

const preflight = (): Response => new Response(null, {
  status: 204,
  headers: {
    'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key, Authorization', 'Access-Control-Max-Age': '600',
  },
});

/**
 * Refuses pages of other sites unless they are listed. They are refused and not just left unread: a request reaches a server whatever
 * CORS says. What is no page, such as another server, sends no Origin.
 */
export const guardOrigin = async (request: Request, origins: Origins, traceId: string, respond: () => Promise<Response>): Promise<Response> => {
  const origin = request.headers.get('Origin');
  const own = origin === null || isOwn(origin, request);
  const listed = origin !== null && isListed(origins, origin);
  const response = !own && !listed
    ? toResponse(failure({ code: 'forbidden' }, traceId, { title: 'Pages of this origin may not call this server.' }), traceId)
    : isPreflight(request) && listed ? preflight() : await respond();
  response.headers.append('Vary', 'Origin');
  if (listed) {
    response.headers.set('Access-Control-Allow-Origin', origin);
    response.headers.set('Access-Control-Allow-Credentials', 'true');
    response.headers.set('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
  }
  return response;
};
