/** What the three engines share: which tests, how TypeScript is served, how results are reported. */
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { build } from 'esbuild';
import { worker } from './vite-plugins.mjs';
import { countReporter } from './wtr.count-reporter.mjs';

/** `executeServerCommand('aria-snapshot', { selector })`: what assistive technology is told, as Playwright prints it. */
const ariaSnapshot = {
  name: 'aria-snapshot',
  async executeCommand({ command, payload, session }) {
    if (command !== 'aria-snapshot' || session.browser.type !== 'playwright') return undefined;
    return session.browser.getPage(session.id).locator(payload?.selector ?? 'body').ariaSnapshot();
  },
};

/** React, which comes as CommonJS alone, for the tests of how the elements live under it. */
const react = {
  name: 'react',
  resolveImport: ({ source }) => (/^react(-dom)?(\/client)?$/.test(source) ? '/__react.js' : undefined),
  async serve({ path }) {
    if (path !== '/__react.js') return undefined;
    react.bundle ??= build({
      stdin: {
        contents: `export { createElement, StrictMode } from 'react'; export { createPortal, flushSync } from 'react-dom'; export { createRoot } from 'react-dom/client';`,
        resolveDir: fileURLToPath(new URL('..', import.meta.url)),
      },
      bundle: true,
      format: 'esm',
      define: { 'process.env.NODE_ENV': '"development"' },
      write: false,
    });
    return { body: (await react.bundle).outputFiles[0].text, type: 'js' };
  },
};

/** @param engine names the report in .cache/reports/ */
export const base = (engine) => ({
  files: 'test/{elements,views,controllers}/**/*.test.ts',
  hostname: '127.0.0.1',
  nodeResolve: { exportConditions: ['browser', 'development'] },
  testFramework: { config: { timeout: 10_000 } },
  // The suites that walk through all states of all elements are long files.
  testsFinishTimeout: 600_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  reporters: [defaultReporter(), countReporter(`elements-${engine}`)],
  plugins: [
    ariaSnapshot,
    react,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) }),
  ],
  middleware: [
    (context, next) => {
      if (context.path !== '/mockServiceWorker.js') return next();
      context.set('Service-Worker-Allowed', '/');
      context.type = 'text/javascript';
      context.body = createReadStream(worker);
      return undefined;
    },
  ],
});
