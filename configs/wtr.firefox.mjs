import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { findFirefox } from '../scripts/browser.mjs';
import { base } from './wtr.base.mjs';

export default {
  ...base('firefox'),
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  browsers: [puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath: findFirefox(), headless: true } })],
};
