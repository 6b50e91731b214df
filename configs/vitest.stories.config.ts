/** Runs every story as a test in Chromium: it must render, its play function must pass, and axe must find nothing. */
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { args, findChromium } from '../scripts/browser.mjs';

export default defineConfig({
  plugins: [storybookTest({ configDir: '.storybook' })],
  test: {
    name: 'stories',
    browser: {
      enabled: true,
      headless: true,
      api: { host: '127.0.0.1' },
      provider: playwright({ launchOptions: { executablePath: await findChromium(), args } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
