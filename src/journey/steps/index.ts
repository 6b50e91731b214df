/** The specifications of all Steps. Everything that the kernel knows about a Step is derived from this table. */
import type { StepName } from '../../client/auth-client.js';
import { callInProgress } from './call-in-progress.js';
import { chooseMethod } from './choose-method.js';
import { codeSent } from './code-sent.js';
import { done } from './done.js';
import { enroll } from './enroll.js';
import { linkSent } from './link-sent.js';
import { provePassword } from './prove-password.js';
import { redirect } from './redirect.js';
import { setPassword } from './set-password.js';
import type { StepSpec } from './spec.js';

export const steps = {
  'choose-method': chooseMethod,
  'code-sent': codeSent,
  'call-in-progress': callInProgress,
  'prove-password': provePassword,
  enroll,
  'set-password': setPassword,
  'link-sent': linkSent,
  redirect,
  done,
} satisfies { readonly [N in StepName]: StepSpec<N> };

export const stepNames = Object.keys(steps) as readonly StepName[];

/** The specification of the Step with this name. Call its functions only with a Step of this name. */
export const specOf = (name: StepName): StepSpec => steps[name] as unknown as StepSpec;
