/** Reads identifiers and passwords from a form, or returns the errors to correct. */
import type { Identifier } from '../client/auth-client.js';
import type { Translate } from '../i18n/messages.js';
import { isEmail, longestEmail, longestInput, readIdentifier } from '../journey/identifier.js';
import type { FieldError } from './view.js';

export type Read = Identifier | FieldError;

export function readEmail(t: Translate, typed: string): Read {
  const value = typed.trim();
  const message = value === '' ? t('email.required')
    : value.length > longestEmail ? t('email.too-long', { limit: longestEmail })
      : !isEmail(value) ? t('email.malformed') : undefined;
  return message === undefined ? { kind: 'email', value } : { field: 'email', message };
}

export function readUsername(t: Translate, typed: string): Read {
  const value = typed.trim();
  const message = value === '' ? t('username.required')
    : value.length > longestInput ? t('username.too-long', { limit: longestInput }) : undefined;
  return message === undefined ? { kind: 'username', value } : { field: 'username', message };
}

/** Reads a field that accepts a username or an email address. */
export function readAccount(t: Translate, typed: string): Read {
  const read = readUsername(t, typed);
  return 'kind' in read ? readIdentifier(typed) : read;
}

/** The errors of a current password. Only an empty or too long one has any; the server checks the rest. */
export function passwordErrors(t: Translate, password: string): readonly FieldError[] {
  const message = password === '' ? t('current-password.required')
    : password.length > longestInput ? t('current-password.too-long', { limit: longestInput }) : undefined;
  return message === undefined ? [] : [{ field: 'password', message }];
}

/** Reads a form with username and password. */
export function readCredentials(t: Translate, data: FormData): { readonly identifier: Identifier; readonly password: string } | readonly FieldError[] {
  const identifier = readAccount(t, String(data.get('username') ?? ''));
  const password = String(data.get('password') ?? '');
  const errors = passwordErrors(t, password);
  if (!('kind' in identifier)) return [identifier, ...errors];
  return errors.length > 0 ? errors : { identifier, password };
}
