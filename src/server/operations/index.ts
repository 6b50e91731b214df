import type { Operation } from '../../client/auth-client.js';
import { inputs } from '../../client/schemas/input.js';
import type { Context } from '../context.js';
import { parseInput } from '../input.js';
import { getUser, listUsers, resetRegistration } from './admin.js';
import { callStatus, sendCode, verifyCode } from './codes.js';
import { setPassword, startPasswordReset } from './password-reset.js';
import { enroll, openLink, requestRegistrationLink } from './registration.js';
import { signIn } from './sign-in.js';

export interface Asked { readonly body: unknown; readonly userId: string }

/** What each operation answers to a checked input. It resolves with the answer or rejects with a Refusal. */
export const operations: Readonly<Record<Operation, (context: Context, asked: Asked) => Promise<unknown>>> = {
  signIn: (context, { body }) => signIn(context, parseInput(inputs.signIn, body)),
  startPasswordReset: (context, { body }) => startPasswordReset(context, parseInput(inputs.startPasswordReset, body)),
  requestRegistrationLink: (context, { body }) => requestRegistrationLink(context, parseInput(inputs.requestRegistrationLink, body)),
  openLink: (context, { body }) => openLink(context, parseInput(inputs.openLink, body)),
  sendCode: (context, { body }) => sendCode(context, parseInput(inputs.sendCode, body)),
  verifyCode: (context, { body }) => verifyCode(context, parseInput(inputs.verifyCode, body)),
  callStatus: (context, { body }) => callStatus(context, parseInput(inputs.callStatus, body)),
  enroll: (context, { body }) => enroll(context, parseInput(inputs.enroll, body)),
  setPassword: (context, { body }) => setPassword(context, parseInput(inputs.setPassword, body)),
  listUsers: (context, { body }) => listUsers(context, parseInput(inputs.listUsers, body)),
  getUser: (context, { userId }) => getUser(context, userId),
  resetRegistration: (context, { body, userId }) => {
    parseInput(inputs.resetRegistration, body);
    return resetRegistration(context, userId);
  },
};
