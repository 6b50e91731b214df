/** The views, messages and styles of the Steps that only a registration has. */
import { registrationSteps as words } from '../i18n/en/registration-steps.js';
import type { TypedPhone } from '../journey/phone.js';
import { enroll as enrollStyles } from '../styles/steps/enroll.js';
import { enroll } from './steps/enroll.js';
import { provePassword } from './steps/prove-password.js';
import type { StepView } from './steps.js';

export { words };
export const styles = [enrollStyles];

export type RegistrationStep = 'prove-password' | 'enroll';

export const registrationViews = (phone: TypedPhone): { readonly [N in RegistrationStep]: StepView<N> } => ({
  'prove-password': provePassword,
  enroll: (view, screen) => enroll(view, screen, phone),
});
