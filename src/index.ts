/** Classes, types and clients. This module registers no element; `latchkey/define` does. */
export * from './client/index.js';
export * from './events/index.js';
export { AdminUserReset } from './elements/admin-user-reset/admin-user-reset.js';
export { AuthElement } from './elements/auth-element.js';
export { AuthClientProvider } from './elements/auth-client-provider/auth-client-provider.js';
export { ForgotPasswordWizard } from './elements/forgot-password-wizard/forgot-password-wizard.js';
export { LoginHelp } from './elements/login-help/login-help.js';
export { LoginOptions } from './elements/login-options/login-options.js';
export { LoginPortal } from './elements/login-portal/login-portal.js';
export { MfaRegistration } from './elements/mfa-registration/mfa-registration.js';
export { PhoneChallenge } from './elements/phone-challenge/phone-challenge.js';
export { RegistrationReset } from './elements/registration-reset/registration-reset.js';
export { SignInForm } from './elements/sign-in-form/sign-in-form.js';
export { VerificationCodeInput } from './elements/verification-code-input/verification-code-input.js';
export { default as en } from './i18n/en.js';
/** The types of the members that a subclass can override. */
export type { Settings } from './controllers/settings.js';
export type { Words } from './controllers/words.js';
export type { MoreSteps } from './elements/step-controller.js';
export type { Format } from './i18n/format.js';
export type { Message, MessageKey, Messages, Translate } from './i18n/messages.js';
export type { Intent, Rules, ScreenName } from './journey/state.js';
export type { ContentView, Ending, Fault, FieldError, FormView, NavigationChoice, Outcome, Reading, View, Way } from './views/view.js';
