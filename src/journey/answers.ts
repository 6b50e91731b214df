import type { AuthOperation, StepName } from '../client/auth-client.js';

/** Where a proof may lead: to another one, to a new factor or password, or to the end. */
const afterProof = ['choose-method', 'code-sent', 'enroll', 'set-password', 'redirect', 'done'] as const;

/** The steps with which a server that keeps the contract answers each operation. Elements show what else comes, if they can. */
export const answers = {
  signIn: ['choose-method', 'code-sent', 'enroll', 'redirect', 'done'],
  startPasswordReset: ['code-sent', 'redirect'],
  requestRegistrationLink: ['link-sent'],
  openLink: ['prove-password'],
  sendCode: ['code-sent', 'call-in-progress'],
  verifyCode: afterProof,
  callStatus: ['call-in-progress', ...afterProof],
  enroll: ['code-sent', 'call-in-progress'],
  setPassword: ['redirect', 'done'],
} as const satisfies Record<AuthOperation, readonly StepName[]>;
