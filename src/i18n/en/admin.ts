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
  'admin.none-found': ({ query }: { query: string }) => `No user matches “${query}”. Check the spelling, or enter fewer letters.`,
  'admin.none-found-briefly': 'No user matches',

  'admin.full-name': 'Name',
  'admin.username': 'Username',
  'admin.sign-in-name': 'Identity System Username',
  'admin.email': 'Email',
  'admin.phone': 'Phone',
  'admin.fax': 'Fax',
  'admin.not-on-record': 'Not on record',
  'admin.state.complete': 'Complete',
  'admin.state.incomplete': 'Started, not finished',
  'admin.state.reset': 'Reset, must register again',
  'admin.state.unknown': 'Not known',
  'admin.self': 'This is your own account. Nobody can reset their own registration; ask another administrator to do it.',

  'admin.reset': 'Reset Registration',
  'admin.confirm': ({ name }: Named) => `Reset the registration of ${name}?`,
  'admin.confirm-text': 'This removes the phone and email that they registered for multi-factor authentication, and signs them out everywhere. They must register again before they can sign in.',
  'admin.reauthenticate': 'Confirm that it is you',
  'admin.reauthenticate-text': 'Before the registration is reset, confirm that it is you. The reset then continues. Nothing has been changed yet.',

  'admin.done': ({ name }: Named) => `The registration of ${name} has been reset`,
  'admin.done-link': 'We have sent them an email with a link. To sign in again, they must follow the link and register again.',
  'admin.done-no-link': 'We have told them. Before they can sign in, they must register again: on the login page, they follow the link for the first login with multi-factor authentication.',
  'admin.done-target': 'Link sent to',
  'admin.link-expires-in': ({ seconds }: Remaining, f: Format) => `The link works for ${f.duration(seconds)}`,
  'admin.link-one-minute': 'The link works for one more minute.',
  'admin.link-expired': 'The link may have expired. They can ask for a new one on the login page, or follow the link for the first login there.',

  'admin.refused-list': 'You cannot see these users. You may have been signed out, or you may not be allowed to manage them. Sign in again, or ask the help desk.',
  'admin.refused-user': 'You cannot see this user. You may have been signed out, or you may not be allowed to manage this user. Sign in again, or ask the help desk.',
  'admin.refused-reset': 'You cannot reset this registration, and nothing was changed. You may have been signed out, or you may not be allowed to manage this user. Sign in again, or ask the help desk.',
  'admin.conflict': 'Someone else is changing this user. Wait a moment, then try again.',
  'admin.stopped': 'The server did not accept this reset, and trying again will not help. Nothing was changed. Contact the help desk.',
  'admin.bad-search': 'The server did not accept this search. Change the search, or try again from the first page.',
};
