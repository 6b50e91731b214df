/** The Steps that only a registration has, with their messages and styles. Loads with the first request. */
import { phoneField as phoneWords } from '../i18n/en/phone-field.js';
import { registered } from '../i18n/en/registered.js';
import { unusableLink as unusableLinkWords } from '../i18n/en/unusable-link.js';
import type { TypedPhone } from '../journey/phone.js';
import { phoneField as phoneStyles } from '../styles/phone-field.js';
import { registrationViews, styles, words as stepWords } from '../views/registration-steps.js';
import type { MoreSteps } from '../views/steps.js';

const words = { ...stepWords, ...phoneWords, ...registered, ...unusableLinkWords };

// In this module, because a visitor who signs in by phone may enrol one later.
export { PhoneEntry } from '../controllers/phone-entry.js';
export { linkProblems, unusableLink } from '../views/unusable-link.js';
export { signInPhone } from './phone-identifier.js';
export { phoneWords, phoneStyles };

export interface RegistrationStepsOptions {
  /** The phone to enrol. */
  readonly phone: TypedPhone;
}

export const registrationSteps = ({ phone }: RegistrationStepsOptions): MoreSteps =>
  ({ words, styles: [phoneStyles, ...styles], views: registrationViews(phone) });
