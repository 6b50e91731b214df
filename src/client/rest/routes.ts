import type { AuthOperation } from '../auth-client.js';

/** The paths of the visitors' calls, below `baseUrl`. */
export const routes = {
  signIn: '/v1/flows/sign-in',
  startPasswordReset: '/v1/flows/password-reset',
  requestRegistrationLink: '/v1/flows/registration-link',
  openLink: '/v1/flows/link',
  sendCode: '/v1/steps/send-code',
  verifyCode: '/v1/steps/verify-code',
  callStatus: '/v1/steps/call-status',
  enroll: '/v1/steps/enroll',
  setPassword: '/v1/steps/set-password',
} as const satisfies Record<AuthOperation, string>;
