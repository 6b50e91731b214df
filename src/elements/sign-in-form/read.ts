import type { Identifier } from '../../client/auth-client.js';
import type { Translate } from '../../i18n/messages.js';
import { isEmail, longestEmail, longestUsername } from '../../journey/identifier.js';
import type { Fault } from '../../views/view.js';

/** Who wants to sign in, or what must be mended first. */
export type Read = Identifier | Fault;

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
    : value.length > longestUsername ? t('username.too-long', { limit: longestUsername }) : undefined;
  return message === undefined ? { kind: 'username', value } : { field: 'username', message };
}
