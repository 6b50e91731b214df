/**
 * All elements with all their states. The suites iterate over this table, so a new element needs a row.
 * A row reaches each state as a visitor does, with a client that the row answers.
 */
import '../../../src/define/all.js';
import { row as adminUserReset } from './rows/admin-user-reset.js';
import { row as authClientProvider } from './rows/auth-client-provider.js';
import { row as forgotPasswordWizard } from './rows/forgot-password-wizard.js';
import { row as loginHelp } from './rows/login-help.js';
import { row as loginOptions } from './rows/login-options.js';
import { row as loginPortal } from './rows/login-portal.js';
import { row as mfaRegistration } from './rows/mfa-registration.js';
import { row as phoneChallenge } from './rows/phone-challenge.js';
import { row as registrationReset } from './rows/registration-reset.js';
import { row as signInForm } from './rows/sign-in-form.js';
import { row as verificationCodeInput } from './rows/verification-code-input.js';
import type { Row } from './stage.js';

export { canaries, stage, staged, type Row, type Stage } from './stage.js';

export const table: readonly Row[] = [
  forgotPasswordWizard, phoneChallenge, verificationCodeInput, authClientProvider, loginOptions, signInForm, mfaRegistration, registrationReset, loginHelp,
  loginPortal, adminUserReset,
];

let late = 0;
/** A tag that is not defined yet, and its class. */
export function lateTag({ tag, elementClass }: Pick<Row, 'tag' | 'elementClass'>): { readonly tag: string; define(): void } {
  const name = `late-${tag}-${++late}`;
  return { tag: name, define: () => customElements.define(name, class extends elementClass {}) };
}
