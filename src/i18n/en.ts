/**
 * The whole reference catalogue. Elements import only the sections that they use.
 *
 * The sentences are plain: they say what happened and what to do, in words that everybody knows. A test enforces these rules:
 * - "Sign in" is the verb, everywhere.
 * - "Login" is a noun, as in the guide's names: "Login with Email", "login page", "first login".
 * - "Having trouble logging in?" is the guide's, and the only place of "log in".
 * - "Username" is one word.
 * - No article stands before the name of an organization, which may need "a", "an", "the" or none.
 */
import { account } from './en/account.js';
import { admin } from './en/admin.js';
import { adminStart } from './en/admin-start.js';
import { code } from './en/code.js';
import { common } from './en/common.js';
import { unusableLink } from './en/unusable-link.js';
import { email } from './en/email.js';
import { formErrors } from './en/form-errors.js';
import { link } from './en/link.js';
import { loginHelp } from './en/login-help.js';
import { loginOptions } from './en/login-options.js';
import { phone } from './en/phone.js';
import { phoneField } from './en/phone-field.js';
import { portal } from './en/portal.js';
import { problems } from './en/problems.js';
import { registered } from './en/registered.js';
import { registration } from './en/registration.js';
import { registrationReset } from './en/registration-reset.js';
import { registrationSteps } from './en/registration-steps.js';
import { reset } from './en/reset.js';
import { signIn } from './en/sign-in.js';
import { steps } from './en/steps.js';

export default { lang: 'en', ...common, ...steps, ...registrationSteps, ...account, ...adminStart, ...admin, ...email, ...formErrors, ...registered, ...phoneField, ...link, ...unusableLink, ...portal, ...registrationReset, ...code, ...phone, ...problems, ...registration, ...reset, ...signIn, ...loginOptions, ...loginHelp };
