import { playwrightLauncher } from '@web/test-runner-playwright';
import { args, findChromium } from '../scripts/browser.mjs';
import { base } from './wtr.base.mjs';

export default {
  ...base('chromium'),
  concurrency: 2,
  browsers: [playwrightLauncher({ product: 'chromium', launchOptions: { executablePath: await findChromium(), args } })],
};
