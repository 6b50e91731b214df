/**
 * What a visitor feels, at a CPU slowed down four times: how soon the first field can be used, beside a hand-written form and the same
 * form in bare Lit, and how soon a keystroke in the code field is painted, beside a plain input. Compare ratios, not milliseconds,
 * between machines.
 * Usage: npm run bench [-- rounds]
 */
import { chromium } from 'playwright-core';
import { args, findChromium } from '../scripts/browser.mjs';
import { pathOf, servePages } from './pages.mjs';

const rounds = Number(process.argv[2] ?? 15);
const slowdown = 4;
const frame = 1_000 / 60;

const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.round((values.length - 1) * q)];
const ms = (value) => `${value.toFixed(1)} ms`;

/** A fresh context: no cache, no compiled code. */
async function slowPage(browser, origin) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/blank`);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { page, cdp, close: () => context.close() };
}

/** The page says itself when it can be used: to be asked costs a slow page as much as its own script. */
async function open(page, address) {
  const usable = page.waitForEvent('console', { predicate: (message) => message.text() === 'usable' });
  await page.goto(address, { waitUntil: 'commit' });
  await usable;
}

async function firstField(browser, origin, name) {
  const { page, close } = await slowPage(browser, origin);
  await open(page, `${origin}/${pathOf(name)}/`);
  const usable = await page.evaluate(() => window.usable);
  await close();
  return usable;
}

async function keystrokes(browser, origin, name) {
  const { page, cdp, close } = await slowPage(browser, origin);
  await open(page, `${origin}/${pathOf(name)}/`);
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
  for (let i = 0; i < rounds * 6; i++) {
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

const { origin, close } = await servePages();
const browser = await chromium.launch({ executablePath: await findChromium(), args });
const samples = { 'hand-written': [], 'bare Lit': [], latchkey: [] };
for (let round = -1; round < rounds; round++) {
  for (const name of Object.keys(samples)) {
    const usable = await firstField(browser, origin, name);
    if (round >= 0) samples[name].push(usable); // the first round warms up server and browser
  }
}
const painted = {};
for (const name of ['plain input', 'code field']) painted[name] = await keystrokes(browser, origin, name);
await browser.close();
close();

const floor = quantile(samples['hand-written'], 0.5);
for (const [name, values] of Object.entries(samples)) {
  const median = quantile(values, 0.5);
  console.log(`first usable field, ${name}: median ${ms(median)}, quartiles ${ms(quantile(values, 0.25))} to ${ms(quantile(values, 0.75))}, ratio ${(median / floor).toFixed(2)}`);
}
console.log('(aim of latchkey: a ratio of 1.5 at most)');
for (const [name, values] of Object.entries(painted)) {
  const late = values.filter((value) => value > 2 * frame).length; // up to one frame to the next vsync, and one to paint
  console.log(`keystroke to paint, ${name}: median ${ms(quantile(values, 0.5))}, 95 % ${ms(quantile(values, 0.95))}, ${late} of ${values.length} later than the next frame`);
}
