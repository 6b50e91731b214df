/** A portal in the page with the mock backend, and a visitor's actions in it. */
import '../../../src/define/login-portal.js';
import { ContextEvent } from '@lit/context';
import { settingsContext, type Settings } from '../../../src/controllers/settings.js';
import type { LoginPortal } from '../../../src/elements/login-portal/login-portal.js';
import { tags, type Place, type ScreenName } from '../../../src/elements/login-portal/screens.js';
import { bench, type Bench } from './backend.js';
import { place, press, until } from './page.js';

export interface At extends Bench { readonly portal: LoginPortal; readonly main: HTMLElement }
interface Shown extends HTMLElement { readonly headingLevel: number; readonly updateComplete: Promise<unknown> }

/** The element of the current screen. */
export const shown = (portal: Element): Shown => portal.querySelector<Shown>(':scope > .latchkey-content > [heading-level]')!;
export const shows = (portal: Element, screen: ScreenName): boolean => shown(portal)?.localName === tags[screen];
/** Waits for a screen, whose element may have to load first. */
export async function untilShown(portal: Element, screen: ScreenName): Promise<void> {
  await until(() => shows(portal, screen) && shown(portal).updateComplete, `the screen ${screen}`);
  await shown(portal).updateComplete;
}

/** The portal's place in the browser's history. */
export const remembered = (key = 'login-portal'): Place | undefined => (history.state as Record<string, Place> | null)?.[`latchkey.${key}`];

export async function visitPortal(extras: Partial<LoginPortal> = {}, { into, screen = 'login-options' }: { into?: Element; screen?: ScreenName } = {}): Promise<At> {
  const made = bench();
  const main = place();
  const portal = document.createElement('login-portal');
  Object.assign(portal, { client: made.client, organization: 'Kepro', ...extras });
  (into ?? main).append(portal);
  await untilShown(portal, screen);
  return { ...made, portal, main };
}

/** Presses a button and waits for the screen and its history entry. */
export async function go({ portal }: Pick<At, 'portal'>, name: string | RegExp, screen: ScreenName): Promise<void> {
  press(portal, name);
  await until(() => remembered(portal.id || undefined)?.screen === screen, `the screen ${screen}, in the history`);
  await untilShown(portal, screen);
}
export async function goBack({ portal }: Pick<At, 'portal'>, screen: ScreenName): Promise<void> {
  history.back();
  await untilShown(portal, screen);
}

/** The settings that inner elements receive. */
export function provided(portal: Element): Settings {
  const element = shown(portal);
  let settings: Settings | undefined;
  element.dispatchEvent(new ContextEvent(settingsContext, element, (value) => { settings = value; }));
  return settings!;
}
