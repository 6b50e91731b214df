import { webdriverLauncher } from '@web/test-runner-webdriver';
import { startWebKit } from '../scripts/webkit.mjs';
import { base } from './wtr.base.mjs';

const webkit = base('webkit');

export default {
  ...webkit,
  // Its driver knows no chords and loses strokes that repeat, so no walk by keyboard; and with the clock replaced,
  // the retry after a request that hangs never comes to an answer here. Both files run in Chromium and Firefox.
  files: [webkit.files, '!test/elements/keyboard.test.ts', '!test/elements/forgot-password-wizard-faults.test.ts'],
  concurrency: 1,
  concurrentBrowsers: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  browsers: [
    webdriverLauncher({
      hostname: '127.0.0.1',
      port: await startWebKit(),
      path: '/',
      logLevel: 'warn',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { args: ['--automation'] },
      },
    }),
  ],
};
