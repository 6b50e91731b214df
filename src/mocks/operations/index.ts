import type { Operation } from '../../client/auth-client.js';
import { inputs } from '../../client/schemas/input.js';
import { parseInput } from '../input.js';
import type { World } from '../world.js';
import { getUser, listUsers, resetRegistration } from './admin.js';
import { callStatus, sendCode, verifyCode } from './codes.js';
import { setPassword, startPasswordReset } from './password-reset.js';
import { enroll, openLink, requestRegistrationLink } from './registration.js';
import { signIn } from './sign-in.js';

export interface Asked { readonly body: unknown; readonly userId: string }

/** What each operation answers to a checked input. It returns the answer or throws a Refusal. */
export const operations: Readonly<Record<Operation, (world: World, asked: Asked) => unknown>> = {
  signIn: (world, { body }) => signIn(world, parseInput(inputs.signIn, body)),
  startPasswordReset: (world, { body }) => startPasswordReset(world, parseInput(inputs.startPasswordReset, body)),
  requestRegistrationLink: (world, { body }) => requestRegistrationLink(world, parseInput(inputs.requestRegistrationLink, body)),
  openLink: (world, { body }) => openLink(world, parseInput(inputs.openLink, body)),
  sendCode: (world, { body }) => sendCode(world, parseInput(inputs.sendCode, body)),
  verifyCode: (world, { body }) => verifyCode(world, parseInput(inputs.verifyCode, body)),
  callStatus: (world, { body }) => callStatus(world, parseInput(inputs.callStatus, body)),
  enroll: (world, { body }) => enroll(world, parseInput(inputs.enroll, body)),
  setPassword: (world, { body }) => setPassword(world, parseInput(inputs.setPassword, body)),
  listUsers: (world, { body }) => listUsers(world, parseInput(inputs.listUsers, body)),
  getUser: (world, { userId }) => getUser(world, userId),
  resetRegistration: (world, { body, userId }) => {
    parseInput(inputs.resetRegistration, body);
    return resetRegistration(world, userId);
  },
};
