import { identifierKinds, type IdentifierKind } from '../../client/vocabulary.js';
import type { Destination, NavigateDetail } from '../../events/navigate.js';

/** The portal's screens. The first one is the start. */
export const screens = ['login-options', 'sign-in', 'forgot-password', 'mfa-registration', 'registration-reset', 'incomplete-registration', 'help'] as const;
export type ScreenName = (typeof screens)[number];

/** A screen and the visitor's choice. The browser's history keeps it, so it holds no secret and no identifier. */
export interface Place {
  readonly screen: ScreenName;
  readonly method?: IdentifierKind | undefined;
  readonly remember?: boolean | undefined;
}

export const first: Place = { screen: 'login-options' };
/** The screen for an emailed link. */
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

/** Whether the portal has a screen for the destination. The host handles the others. */
export const shows = (to: Destination): to is Extract<Destination, ScreenName> => isScreen(to);

export const placeFor = ({ method, remember }: Pick<NavigateDetail, 'method' | 'remember'>, screen: ScreenName): Place =>
  ({ screen, ...(method && { method }), ...(remember !== undefined && { remember }) });

/** Reads a place from the browser's history. Checks it, because a host can write there too. */
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

/** `#sign-in` → the place. Undefined when the fragment belongs to the host. */
export function placeOf(hash: string): Place | undefined {
  const screen = hash.replace(/^#\/?/, '');
  if (screen === '') return first;
  return isScreen(screen) ? { screen } : undefined;
}

/** Whether the page's address or history may name another screen than the first. An emailed link does so too. */
export const mayBeginElsewhere = (): boolean => location.hash.length > 1 || location.search.length > 1
  || Object.keys((history.state as object | null) ?? {}).some((key) => key.startsWith('latchkey.'));

export const hashOf = ({ screen }: Place): string => (screen === first.screen ? '' : `#${screen}`);
