import { callInProgress } from './steps/call-in-progress.js';
import { chooseMethod } from './steps/choose-method.js';
import { codeSent } from './steps/code-sent.js';
import { linkSent } from './steps/link-sent.js';
import { redirect } from './steps/redirect.js';
import { setPassword } from './steps/set-password.js';
import { verified } from './steps/verified.js';

/** The Steps that every element with a flow loads. */
export const steps = { ...chooseMethod, ...codeSent, ...callInProgress, ...verified, ...setPassword, ...linkSent, ...redirect };
