import type { Identifier } from '../auth-client.js';

const dots = '•••';

/** What the visitor typed, as a server would repeat it: `d•••@example.com`, `••• 0142`. Nothing for usernames, which name no address. */
export const mask = ({ kind, value }: Identifier): string | undefined => {
  if (kind === 'username') return undefined;
  if (kind === 'phone') return `${dots} ${value.slice(-4)}`;
  return ([...value][0] ?? '') + dots + (/@[^@]*$/.exec(value)?.[0] ?? '');
};
