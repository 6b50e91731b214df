import type { AdminOperation, AuthOperation } from '../auth-client.js';

/** The methods that the clients have; their workings come later. */
export const authOperations = [
  'signIn', 'startPasswordReset', 'requestRegistrationLink', 'openLink', 'sendCode', 'verifyCode', 'callStatus', 'enroll', 'setPassword',
] as const satisfies readonly AuthOperation[];

export const adminOperations = ['listUsers', 'getUser', 'resetRegistration'] as const satisfies readonly AdminOperation[];
