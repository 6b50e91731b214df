import { playwrightLauncher } from '@web/test-runner-playwright';
import { args, findChromium } from '../scripts/browser.mjs';
import { explainCrash } from './wtr.explain-crash.mjs';

/**
 * Launches Chromium, and fails a test file at once when its page crashes. Without this, the runner waits for
 * `testsFinishTimeout` and then reports "Page crashed" without a reason.
 */
export async function chromium() {
  let sessions;
  let crashes; // status and signal by target, in the one browser that runs all pages

  const watchTargets = async (browser) => {
    const session = await browser.newBrowserCDPSession();
    const found = new Map();
    session.on('Target.targetCrashed', ({ targetId, ...crash }) => found.set(targetId, crash));
    await session.send('Target.setDiscoverTargets', { discover: true });
    return found;
  };

  const fail = async (page, crash) => {
    const active = [...launcher.activePages].find(([, { playwrightPage }]) => playwrightPage === page);
    if (!active) return;
    const [id] = active;
    launcher.activePages.delete(id); // a page that has crashed cannot be stopped
    await page.context().close();
    sessions.updateStatus({ ...sessions.get(id), passed: false, errors: [{ message: explainCrash(crash) }] }, 'TEST_FINISHED');
  };

  const launcher = playwrightLauncher({
    product: 'chromium',
    launchOptions: { executablePath: await findChromium(), args },
    async createPage({ browser, context }) {
      const page = await context.newPage();
      const found = await (crashes ??= watchTargets(browser));
      const session = await context.newCDPSession(page);
      const { targetInfo } = await session.send('Target.getTargetInfo');
      await session.detach();
      // The browser reports the reason only after the crash.
      page.on('crash', () => setTimeout(() => void fail(page, found.get(targetInfo.targetId)), 500));
      return page;
    },
  });
  return { launcher, reporter: { start: (run) => { ({ sessions } = run); } } };
}
