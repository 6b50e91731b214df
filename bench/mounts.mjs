/** Measures what a thousand removed elements leave behind: heap, nodes and listeners for each. */
import { freshPage } from './lib/browser.mjs';
import { row } from './lib/report.mjs';
import { serve } from './lib/serve.mjs';

const cycles = 1_000;
const warmUp = 30;
const limits = { wizard: 0.1, 'sign-in': 0.1, 'login-options': 0.1, 'code-field': 0.1 };

/** Reads the counts after forced collections. The engine itself counts nodes and listeners. */
async function held(page, cdp) {
  await page.waitForTimeout(600);
  for (let i = 0; i < 4; i++) await cdp.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(100);
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

export async function mounts(browser) {
  const { origin, close } = await serve();
  for (const name of ['bare-lit', 'wizard', 'sign-in', 'login-options', 'code-field']) {
    const fresh = await freshPage(browser, origin);
    const { page, cdp } = fresh;
    await page.goto(`${origin}/${name}/?manual&ready=input,button`);
    await page.waitForFunction(() => window.bench);
    await cdp.send('Performance.enable');
    await cdp.send('HeapProfiler.enable');
    const cycle = (count) => page.evaluate(async (n) => {
      const channel = new MessageChannel();
      const waiting = [];
      channel.port1.onmessage = () => waiting.shift()?.();
      const task = () => new Promise((next) => { waiting.push(next); channel.port2.postMessage(0); });
      const app = document.getElementById('app');
      for (let i = 0; i < n; i++) {
        const mounted = window.bench.mount(app);
        while (!window.deepQuery()) await task();
        window.bench.unmount(mounted);
        await task();
      }
      channel.port1.close();
    }, count);
    await cycle(warmUp);
    const before = await held(page, cdp);
    await cycle(cycles);
    const after = await held(page, cdp);
    await fresh.close();
    const each = (metric) => (after[metric] - before[metric]) / cycles;
    row(`retained per mount, ${name}, kB`, each('JSHeapUsedSize') / 1_024, limits[name]);
    row(`retained per mount, ${name}, nodes`, each('Nodes'), 0);
    row(`retained per mount, ${name}, listeners`, each('JSEventListeners'), 0);
  }
  close();
}
