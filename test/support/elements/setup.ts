/**
 * What every suite begins and ends with. Compare elements with ===, not with `equal`: the report of one that differs
 * would print the whole page, and break the browser.
 */
import { realClock } from './clock.js';
import { clearPage } from './page.js';
import { quietEnd } from './watch.js';

export { expect } from '@open-wc/testing';

beforeEach(clearPage);
afterEach(() => {
  realClock();
  quietEnd();
  clearPage();
});
