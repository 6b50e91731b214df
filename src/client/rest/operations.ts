import type { AdminOperation, AuthOperation } from '../auth-client.js';

/** The names of the clients' methods. Their implementation loads later. */
export const authOperations = [
  'signIn', 'startPasswordReset', 'requestRegistrationLink', 'openLink', 'sendCode', 'verifyCode', 'callStatus', 'enroll', 'setPassword',
] as const satisfies readonly AuthOperation[];

export const adminOperations = ['listUsers', 'getUser', 'resetRegistration'] as const satisfies readonly AdminOperation[];
