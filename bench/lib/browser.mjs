import { chromium } from 'playwright-core';
import { args, findChromium } from '../../scripts/browser.mjs';

/** Only the loopback resolves, so nothing of the machine's network is measured. */
const flags = [...args, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--js-flags=--expose-gc'];

export const launch = async () => chromium.launch({ executablePath: await findChromium(), args: flags });

/** A fresh context has no HTTP cache and no compiled code. */
export async function freshPage(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${origin}/blank`);
  await page.waitForTimeout(150); // the new window settles
  return { page, cdp: await context.newCDPSession(page), close: () => context.close() };
}

/** Opens a page and waits for its probe. @returns what the probe noted, in milliseconds from its start */
export async function open(page, address) {
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.probed?.usable, undefined, { polling: 60 });
  return page.evaluate(() => ({ usable: window.probed.usable - window.probed.start }));
}
