/** How this repository starts a browser. With Playwright's own browsers it is `chromium.launch()`. */
import { chromium } from 'playwright-core';
import { args, findChromium } from '../../../scripts/browser.mjs';

export const openBrowser = async () => chromium.launch({ executablePath: await findChromium(), args });
