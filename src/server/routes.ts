import type { Operation } from '../client/auth-client.js';
import { nearest } from './nearest.js';

export interface Route {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** A POST that changes something must name its intent, so that a retry is not a second one. */
  readonly keyed?: true;
}

/** The contract's routes, for all who need to know them: this backend, the contract suite and the OpenAPI document. */
export const contractRoutes: readonly Route[] = [
  { operation: 'signIn', method: 'POST', path: '/v1/flows/sign-in', keyed: true },
  { operation: 'startPasswordReset', method: 'POST', path: '/v1/flows/password-reset', keyed: true },
  { operation: 'requestRegistrationLink', method: 'POST', path: '/v1/flows/registration-link', keyed: true },
  { operation: 'openLink', method: 'POST', path: '/v1/flows/link' },
  { operation: 'sendCode', method: 'POST', path: '/v1/steps/send-code', keyed: true },
  { operation: 'verifyCode', method: 'POST', path: '/v1/steps/verify-code', keyed: true },
  { operation: 'callStatus', method: 'POST', path: '/v1/steps/call-status' },
  { operation: 'enroll', method: 'POST', path: '/v1/steps/enroll', keyed: true },
  { operation: 'setPassword', method: 'POST', path: '/v1/steps/set-password', keyed: true },
  { operation: 'listUsers', method: 'POST', path: '/v1/admin/users/search' },
  { operation: 'getUser', method: 'GET', path: '/v1/admin/users/{userId}' },
  { operation: 'resetRegistration', method: 'POST', path: '/v1/admin/users/{userId}/registration-reset', keyed: true },
];

/** Any base path will do, so a path is matched by its end. */
const routes = contractRoutes.map((route) => ({ ...route, pattern: new RegExp(`${route.path.replace('{userId}', '([^/]+)')}$`) }));

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export const findRoute = (path: string): { readonly route: Route; readonly userId: string } | undefined => {
  for (const { pattern, ...route } of routes) {
    const match = pattern.exec(path);
    if (match) return { route, userId: decoded(match[1] ?? '') };
  }
  return undefined;
};

/** The contract's path that was probably meant, without the base path, which may be any. */
export const nearestPath = (path: string): string => nearest(path.replace(/^.*?(?=\/v\d)/, ''), contractRoutes.map((route) => route.path));
