/** Measures when a keystroke in the code field is painted, with a CPU slowed down four times, beside a plain input. */
import { freshPage, open } from './lib/browser.mjs';
import { quantile, row, spread } from './lib/report.mjs';
import { serve } from './lib/serve.mjs';

const slowdown = 4;
const frame = 1_000 / 60;

async function measure(browser, origin, name, codes) {
  const { page, cdp, close } = await freshPage(browser, origin);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await open(page, `${origin}/${name}/`);
  await page.evaluate(() => {
    window.painted = [];
    const channel = new MessageChannel();
    let pressed = 0;
    channel.port1.onmessage = () => window.painted.push(performance.now() - pressed);
    addEventListener('keydown', (event) => {
      pressed = event.timeStamp;
      requestAnimationFrame(() => channel.port2.postMessage(0));
    }, true);
    document.querySelector('input').focus();
  });
  for (let i = 0; i < codes * 6; i++) {
    const key = String(i % 10);
    const stroke = { key, code: `Digit${key}`, windowsVirtualKeyCode: 48 + Number(key) };
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke, text: key });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke });
    await page.waitForFunction((count) => window.painted.length === count, i + 1);
    if (i % 6 === 5) await page.evaluate(() => { document.querySelector('input').value = ''; });
  }
  const painted = await page.evaluate(() => window.painted);
  await close();
  return painted;
}

export async function keystrokes(browser, rounds) {
  const { origin, close } = await serve();
  for (const name of ['plain-input', 'code-field']) {
    const painted = await measure(browser, origin, name, rounds);
    console.log(`keystroke to paint, ${name}: ${spread(painted)}, 95 % ${quantile(painted, 0.95).toFixed(1)} ms`);
    row(`keystroke to paint, ${name}, later than the next frame of ${painted.length}`, painted.filter((value) => value > 2 * frame).length);
  }
  close();
}
