/**
 * Measures how long a visitor waits over a line with round trips of 150 ms (see lib/serve.mjs).
 * The first measurement is from the click on "Send verification code" to the code field, as a multiple of one bare request over the same
 * line. It is taken warm, after pointer, focus and typing, and cold, when a password manager fills the field and submits at once. A
 * hand-written form is measured beside it.
 * The second is the time until the first button of `login-portal`, beside `login-options` alone.
 */
import { freshPage, open } from './lib/browser.mjs';
import { median, row, spread } from './lib/report.mjs';
import { serve } from './lib/serve.mjs';

const roundTrip = 150;
const email = 'elmer.only@example.com';
const button = 'Send verification code';
const codeField = 'input[autocomplete="one-time-code"]';

/** Records when the visitor acts, and when the code field can be used after that. */
const watch = (page) => page.evaluate((selector) => {
  for (const type of ['click', 'submit']) addEventListener(type, () => { window.acted ??= performance.now(); }, true);
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { window.shown = performance.now(); };
  const look = () => {
    const field = document.querySelector(selector);
    if (field && window.isUsable(field)) channel.port2.postMessage(0);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}, codeField);

/** One request of the same size, sent by the page itself. */
const bareRequest = (page) => page.evaluate(async (value) => {
  const begun = performance.now();
  const response = await fetch('/auth/v1/flows/password-reset', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ identifier: { kind: 'email', value } }),
  });
  await response.json();
  if (!response.ok) throw new Error(`The mock backend answered ${response.status}.`);
  return performance.now() - begun;
}, email);

/** How a visitor reaches the code field. */
const ways = {
  warm: async (page) => {
    await page.getByRole('textbox').click();
    await page.keyboard.type(email, { delay: 20 });
    await page.waitForTimeout(6 * roundTrip); // the visitor looks up from the keyboard
    await watch(page);
    await page.getByRole('button', { name: button }).click();
  },
  cold: async (page) => {
    await watch(page);
    await page.evaluate((value) => {
      const field = document.querySelector('input');
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.form.requestSubmit();
    }, email);
  },
};

/**
 * Counts the scripts in the order of their requests. A hop is a request that begins only after an earlier one was answered.
 * @returns the number of hops and of files
 */
function depth(scripts) {
  const hops = [];
  for (const [i, { start }] of scripts.entries()) hops[i] = 1 + Math.max(0, ...hops.filter((_, j) => scripts[j].end <= start));
  return { hops: Math.max(0, ...hops), files: scripts.length };
}

const scriptsAfter = (page, time) => page.evaluate((since) => performance.getEntriesByType('resource')
  .filter(({ name, startTime }) => /\/assets\/.*\.js$/.test(name) && startTime >= since)
  .map(({ startTime, responseEnd }) => ({ start: startTime, end: responseEnd }))
  .sort((a, b) => a.start - b.start), time).then(depth);

async function codeFieldAfter(browser, { origin, reset }, address, way) {
  reset();
  const { page, close } = await freshPage(browser, origin);
  await open(page, `${origin}/${address}`);
  await ways[way](page);
  await page.waitForFunction(() => window.shown, undefined, { polling: 60 });
  const { acted, shown } = await page.evaluate(() => ({ acted: window.acted, shown: window.shown }));
  const scripts = await scriptsAfter(page, acted);
  reset();
  const bare = await bareRequest(page);
  await close();
  return { wait: shown - acted, bare, scripts };
}

async function untilFirstButton(browser, { origin }, name) {
  const { page, close } = await freshPage(browser, origin);
  await open(page, `${origin}/${name}/?ready=button`);
  // Starts at the navigation, so that the scripts named in the page count too.
  const wait = await page.evaluate(() => window.probed.usable);
  const scripts = await scriptsAfter(page, 0);
  await close();
  return { wait, scripts };
}

/** Measures each in turn, so that noise affects all of them alike. @returns the samples, by name */
async function inTurn(rounds, measures) {
  const samples = Object.fromEntries(Object.keys(measures).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, measure] of Object.entries(measures)) {
      const sample = await measure();
      if (round >= 0) samples[name].push(sample);
    }
  }
  return samples;
}

export async function line(browser, rounds) {
  const site = await serve({ roundTrip });
  const codes = await inTurn(rounds, {
    'hand-written': () => codeFieldAfter(browser, site, 'hand-written/?screen=forgot', 'warm'),
    'wizard, warm': () => codeFieldAfter(browser, site, 'wizard/', 'warm'),
    'wizard, cold': () => codeFieldAfter(browser, site, 'wizard/', 'cold'),
  });
  const bare = median(Object.values(codes).flat().map((sample) => sample.bare));
  console.log(`one bare request: ${spread(Object.values(codes).flat().map((sample) => sample.bare))}`);
  // Cold, the load of the scripts and the request follow each other.
  const wanted = { 'wizard, warm': { ratio: 1.5, hops: 0, files: 0 }, 'wizard, cold': { hops: 1 } };
  for (const [name, samples] of Object.entries(codes)) {
    console.log(`click to code field, ${name}: ${spread(samples.map(({ wait }) => wait))}`);
    row(`click to code field, ${name}, as a multiple of one bare request`, median(samples.map(({ wait }) => wait)) / bare, wanted[name]?.ratio);
    for (const part of ['hops', 'files']) row(`  ${part} of scripts after the click`, Math.max(...samples.map(({ scripts }) => scripts[part])), wanted[name]?.[part]);
  }

  const starts = await inTurn(rounds, {
    'login-options': () => untilFirstButton(browser, site, 'login-options'),
    'login-portal': () => untilFirstButton(browser, site, 'login-portal'),
  });
  site.close();
  const alone = median(starts['login-options'].map(({ wait }) => wait));
  for (const [name, samples] of Object.entries(starts)) {
    console.log(`first button, ${name}: ${spread(samples.map(({ wait }) => wait))}`);
    row(`first button, ${name}, as a multiple of login-options alone`, median(samples.map(({ wait }) => wait)) / alone, name === 'login-portal' ? 1.3 : undefined);
    for (const part of ['hops', 'files']) row(`  ${part} of scripts`, Math.max(...samples.map(({ scripts }) => scripts[part])), part === 'hops' ? 1 : undefined);
  }
}
