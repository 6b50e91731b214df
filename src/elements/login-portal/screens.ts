import { identifierKinds, type IdentifierKind } from '../../client/vocabulary.js';
import type { Destination, NavigateDetail } from '../../events/navigate.js';

/** What the portal shows; the first is where everybody begins. */
export const screens = ['login-options', 'sign-in', 'forgot-password', 'mfa-registration', 'registration-reset', 'incomplete-registration', 'help'] as const;
export type ScreenName = (typeof screens)[number];

/** A screen, and what was chosen on the way to it. Neither secrets nor addresses, so that the browser's history may keep it. */
export interface Place {
  readonly screen: ScreenName;
  readonly method?: IdentifierKind | undefined;
  readonly remember?: boolean | undefined;
}

export const first: Place = { screen: 'login-options' };
/** Where an emailed link lands. */
export const landing: Place = { screen: 'registration-reset' };

/** The element that shows a screen. */
export const tags = {
  'login-options': 'login-options',
  'sign-in': 'sign-in-form',
  'forgot-password': 'forgot-password-wizard',
  'mfa-registration': 'mfa-registration',
  'registration-reset': 'registration-reset',
  'incomplete-registration': 'registration-reset',
  help: 'login-help',
} as const satisfies Record<ScreenName, string>;
export type ScreenTag = (typeof tags)[ScreenName];

const isKind = (value: unknown): value is IdentifierKind => identifierKinds.includes(value as IdentifierKind);
const isScreen = (value: unknown): value is ScreenName => screens.includes(value as ScreenName);

/** Whether the portal itself can take a visitor there; the rest is the host's. */
export const shows = (to: Destination): to is Extract<Destination, ScreenName> => isScreen(to);

export const placeFor = ({ method, remember }: Pick<NavigateDetail, 'method' | 'remember'>, screen: ScreenName): Place =>
  ({ screen, ...(method && { method }), ...(remember !== undefined && { remember }) });

/** A place out of the browser's history, which a host may have written to as well. */
export function readPlace(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { screen, method, remember } = value as Record<string, unknown>;
  if (!isScreen(screen)) return undefined;
  return {
    screen,
    ...(isKind(method) && { method }),
    ...(typeof remember === 'boolean' && { remember }),
  };
}

/** `#sign-in` → the place; none where the fragment is the host's own. */
export function placeOf(hash: string): Place | undefined {
  const screen = hash.replace(/^#\/?/, '');
  if (screen === '') return first;
  return isScreen(screen) ? { screen } : undefined;
}

/** Whether this page's address or its history may name another screen than the first, be it by an emailed link. */
export const mayBeginElsewhere = (): boolean => location.hash.length > 1 || location.search.length > 1
  || Object.keys((history.state as object | null) ?? {}).some((key) => key.startsWith('latchkey.'));

export const hashOf = ({ screen }: Place): string => (screen === first.screen ? '' : `#${screen}`);
