/** Classes, types and clients. Nothing here registers an element: `latchkey/define` does. */
export * from './client/index.js';
export * from './events/index.js';
export { AuthElement } from './elements/auth-element.js';
export { AuthClientProvider } from './elements/auth-client-provider/auth-client-provider.js';
export { ForgotPasswordWizard } from './elements/forgot-password-wizard/forgot-password-wizard.js';
export { PhoneChallenge } from './elements/phone-challenge/phone-challenge.js';
export { VerificationCodeInput } from './elements/verification-code-input/verification-code-input.js';
export { default as en } from './i18n/en.js';
export type { Messages } from './i18n/messages.js';
