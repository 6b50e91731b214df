/** What every suite begins and ends with. */
import { chai } from '@open-wc/testing';
import { realClock } from './clock.js';
import { clearPage } from './page.js';
import { describeNodes } from './report.js';
import { quietEnd } from './watch.js';

export { expect } from '@open-wc/testing';

chai.use(describeNodes);

beforeEach(clearPage);
afterEach(() => {
  realClock();
  quietEnd();
  clearPage();
});
