/** The setup and teardown of every suite. */
import { chai } from '@open-wc/testing';
import { realClock } from './clock.js';
import { clearPage } from './page.js';
import { describeNodes } from './report.js';
import { restoreConsole } from './watch.js';

export { expect } from '@open-wc/testing';

chai.use(describeNodes);

beforeEach(clearPage);
afterEach(() => {
  realClock();
  restoreConsole();
  clearPage();
});
