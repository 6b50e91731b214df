import type { Operation } from '../../client/auth-client.js';

/** The operations that begin a flow, those that go on in one, and all that change something. */
export const begins: readonly Operation[] = ['signIn', 'startPasswordReset', 'requestRegistrationLink'];
export const steps: readonly Operation[] = ['sendCode', 'verifyCode', 'callStatus', 'enroll', 'setPassword'];
export const changes: readonly Operation[] = [...begins, 'sendCode', 'verifyCode', 'enroll', 'setPassword', 'resetRegistration'];
