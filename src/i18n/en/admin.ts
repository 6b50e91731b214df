import type { Format } from '../format.js';

type Named = { name: string };
type Remaining = { seconds: number };
type Range = { first: number; last: number; total: number };

/** An administrator's users: rows, one user's account, and the reset of a registration. */
export const admin = {
  'admin.users': 'Users',
  'admin.name': 'Name (username)',
  'admin.contact': 'Email / Phone',
  'admin.registration': 'Registration',
  'admin.actions': 'Actions',
  'admin.edit': ({ name }: Named) => `Edit ${name}`,
  'admin.count': ({ first, last, total }: Range, f: Format) =>
    `${first === last ? f.number(first) : `${f.number(first)}–${f.number(last)}`} of ${f.number(total)} ${f.plural(total, { one: 'user', other: 'users' })}`,
  'admin.shown': ({ count }: { count: number }, f: Format) => `${f.number(count)} ${f.plural(count, { one: 'user', other: 'users' })} shown`,
  'admin.page': ({ page }: { page: number }, f: Format) => `Page ${f.number(page)}`,
  'admin.page-shows': ({ page, count }: { page: number; count: string }, f: Format) => `Page ${f.number(page)}: ${count}`,
  'admin.pages': 'Pages of users',
  'admin.previous': 'Previous',
  'admin.next': 'Next',
  'admin.none': 'There are no users here.',
  'admin.none-found': ({ query }: { query: string }) => `No user matches “${query}”. Check the spelling, or search for less.`,
  'admin.none-found-briefly': 'No user matches',

  'admin.full-name': 'Name',
  'admin.username': 'User Name',
  'admin.sign-in-name': 'Identity System User Name',
  'admin.email': 'Email',
  'admin.phone': 'Phone',
  'admin.fax': 'Fax',
  'admin.not-on-record': 'Not on record',
  'admin.state.complete': 'Complete',
  'admin.state.incomplete': 'Begun, not finished',
  'admin.state.reset': 'Reset, must register again',
  'admin.state.unknown': 'Not known',
  'admin.self': 'This is your own account. Nobody can reset their own registration; ask another administrator to do it.',

  'admin.reset': 'Reset Registration',
  'admin.confirm': ({ name }: Named) => `Reset the registration of ${name}?`,
  'admin.confirm-text': 'This removes the phone and email that they registered for multi-factor authentication, and signs them out everywhere. They must register again before they can log in.',
  'admin.reauthenticate': 'Confirm that it is you',
  'admin.reauthenticate-text': 'Before the registration is reset, confirm that it is you. The reset then goes on. Nothing has been changed yet.',

  'admin.done': ({ name }: Named) => `The registration of ${name} has been reset`,
  'admin.done-link': 'They have been told, and sent a link. To log in again, they must follow the link in the email and register anew.',
  'admin.done-no-link': 'They have been told. To log in again, they must register anew: on the login page, they use the link for the first login with multi-factor authentication.',
  'admin.done-target': 'Link sent to',
  'admin.link-expires-in': ({ seconds }: Remaining, f: Format) => `The link works for ${f.duration(seconds)}`,
  'admin.link-one-minute': 'The link works for one more minute.',
  'admin.link-expired': 'The link may have expired. They can have a new one sent from the login page, or use the link for the first login there.',

  'admin.refused-list': 'You cannot see these users. You may have been signed out, or may not manage them. Sign in again, or ask the help desk.',
  'admin.refused-user': 'You cannot see this user. You may have been signed out, or may not manage this user. Sign in again, or ask the help desk.',
  'admin.refused-reset': 'You cannot reset this registration, and nothing was changed. You may have been signed out, or may not manage this user. Sign in again, or ask the help desk.',
  'admin.conflict': 'Somebody else is changing this user at the moment. Wait a little, then try again.',
  'admin.stopped': 'The server did not accept this reset, and trying again will not help. Nothing was changed. Contact the help desk.',
  'admin.bad-search': 'The server did not accept this search. Change what you search for, or try again from the first page.',
};
