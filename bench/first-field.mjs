/**
 * Measures when the first field of a page can be used: after a cold navigation, with a CPU slowed down four times, beside a hand-written
 * form and the same form in bare Lit. The pages take turns, so that noise affects all of them alike. Between machines, compare ratios,
 * not milliseconds.
 */
import { freshPage, open } from './lib/browser.mjs';
import { median, row, spread } from './lib/report.mjs';
import { serve } from './lib/serve.mjs';

const slowdown = 4;
/** For each page, its first field and the limit of its ratio. */
const measured = {
  'hand-written': { ready: 'input[type=email]' },
  'bare-lit': { ready: 'input[type=email]' },
  wizard: { ready: 'input', limit: 1.25 },
  'sign-in': { ready: 'input', limit: 1.25 },
};

export async function firstField(browser, rounds) {
  const { origin, close } = await serve();
  const samples = Object.fromEntries(Object.keys(measured).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) { // the first round warms up the server and the browser
    for (const [name, { ready }] of Object.entries(measured)) {
      const fresh = await freshPage(browser, origin);
      await fresh.cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      const { usable } = await open(fresh.page, `${origin}/${name}/?ready=${ready}`);
      if (round >= 0) samples[name].push(usable);
      await fresh.close();
    }
  }
  close();
  const floor = median(samples['hand-written']);
  for (const [name, { limit }] of Object.entries(measured)) {
    console.log(`first usable field, ${name}: ${spread(samples[name])}`);
    row(`first usable field, ${name}, as a multiple of the hand-written form`, median(samples[name]) / floor, limit);
  }
}
