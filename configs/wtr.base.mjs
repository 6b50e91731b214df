/** The configuration that the three engines share: the tests, how TypeScript is served, how results are reported. */
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { build } from 'esbuild';
import { worker } from './vite-plugins.mjs';
import { countReporter } from './wtr.count-reporter.mjs';

/** `executeServerCommand('aria-snapshot', { selector })`: the accessibility tree, as Playwright prints it. */
const ariaSnapshot = {
  name: 'aria-snapshot',
  async executeCommand({ command, payload, session }) {
    if (command !== 'aria-snapshot' || session.browser.type !== 'playwright') return undefined;
    return session.browser.getPage(session.id).locator(payload?.selector ?? 'body').ariaSnapshot();
  },
};

/** Serves React, which exists as CommonJS only, for the tests of the elements in React. */
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

/** @param engine the name of the report in .cache/reports/ */
export const base = (engine) => ({
  files: 'test/{elements,views,controllers}/**/*.test.ts',
  hostname: '127.0.0.1',
  nodeResolve: { exportConditions: ['browser', 'development'] },
  testFramework: { config: { timeout: 10_000 } },
  // The suites that go through all states of all elements take long.
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
