import { chromium } from 'playwright-core';
import { args, findChromium } from '../../scripts/browser.mjs';

/** Only the loopback address resolves, so the machine's network has no effect on the figures. */
const flags = [...args, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--js-flags=--expose-gc'];

export const launch = async () => chromium.launch({ executablePath: await findChromium(), args: flags });

/** A new context has no HTTP cache and no compiled code. */
export async function freshPage(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${origin}/blank`);
  await page.waitForTimeout(150); // waits until the new window is stable
  return { page, cdp: await context.newCDPSession(page), close: () => context.close() };
}

/** Opens a page and waits for its probe. @returns the probe's times, in milliseconds from its start */
export async function open(page, address) {
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.probed?.usable, undefined, { polling: 60 });
  return page.evaluate(() => ({ usable: window.probed.usable - window.probed.start }));
}
