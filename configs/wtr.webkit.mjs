import { webdriverLauncher } from '@web/test-runner-webdriver';
import { startWebKit } from '../scripts/webkit.mjs';
import { base } from './wtr.base.mjs';

export default {
  ...base('webkit'),
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
