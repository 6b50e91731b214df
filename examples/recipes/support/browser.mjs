/** Starts the browser as this repository does. With Playwright's own browsers, use `chromium.launch()`. */
import { chromium } from 'playwright-core';
import { args, findChromium } from '../../../scripts/browser.mjs';

export const openBrowser = async () => chromium.launch({ executablePath: await findChromium(), args });
