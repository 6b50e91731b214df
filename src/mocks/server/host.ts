import { isThisHost } from '../loopback.js';

type Answer = (request: Request) => Promise<Response>;

const refuse = (status: number, title: string): Response =>
  Response.json({ title, status }, { status, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' } });

/**
 * Keeps foreign host names away that lead to this machine (DNS rebinding): to a browser their pages are of the same origin, and whoever may
 * ask the mock can read every code. The backend itself refuses pages of other origins.
 */
export const forThisMachine = (answer: Answer): Answer => async (request) => {
  const { host } = new URL(request.url);
  return isThisHost(host) ? answer(request) : refuse(421, `This mock answers for localhost, not for ${host}.`);
};
