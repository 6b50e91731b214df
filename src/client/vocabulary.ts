/** The closed value sets of the contract. Types are derived from them; schemas, stories and tests loop over them. */
export const identifierKinds = ['email', 'phone', 'username'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** How a code is delivered. With `call`, the visitor answers the phone and presses #, or hears a code. */
export const channels = ['email', 'sms', 'call'] as const;
export type Channel = (typeof channels)[number];

export const factorTypes = ['phone', 'email'] as const;
export type FactorType = (typeof factorTypes)[number];

export const passwordRules = ['lowercase', 'uppercase', 'digit', 'symbol', 'not-recent', 'not-banned', 'not-personal'] as const;
export type PasswordRule = (typeof passwordRules)[number];

export const passwordViolations = [...passwordRules, 'min-length', 'max-length'] as const;
export type PasswordViolation = (typeof passwordViolations)[number];

export const deliveryFailures = ['busy', 'no-answer', 'rejected', 'unreachable', 'blocked'] as const;
export type DeliveryFailure = (typeof deliveryFailures)[number];

export const inputFaults = ['required', 'malformed', 'too-long'] as const;
export type InputFault = (typeof inputFaults)[number];

export const registrationStates = ['complete', 'incomplete', 'reset'] as const;
export type RegistrationState = (typeof registrationStates)[number];

export const linkReasons = ['reset', 'incomplete'] as const;
export type LinkReason = (typeof linkReasons)[number];

/** The flow by which a visitor entered. It stays the same until the flow ends. */
export const flows = ['sign-in', 'password-reset', 'registration-link', 'registration', 'user-reset'] as const;
export type Flow = (typeof flows)[number];
