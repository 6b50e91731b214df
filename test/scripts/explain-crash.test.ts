import { expect, it } from 'vitest';
import { explainCrash } from '../../configs/wtr.explain-crash.mjs';

const left = { memory: 300 * 2 ** 20, space: 2 ** 31 };

it.each([
  [{ status: 'killed', errorCode: 9 }, 'The page crashed (killed, signal 9). It was killed: the system ran out of memory'],
  [{ status: 'killed', errorCode: 15 }, 'The page crashed (killed, signal 15). Another program ended it.'],
  [{ status: 'crashed', errorCode: 5 }, 'The page crashed (crashed, signal 5). It stopped itself, as a page does whose JavaScript heap is full.'],
  [{ status: 'crashed', errorCode: 7 }, 'The page crashed (crashed, signal 7). It could not write its shared memory'],
  [{ status: 'crashed', errorCode: 11 }, 'The page crashed (crashed, signal 11). This is a fault of the browser'],
  [undefined, 'The page crashed (gone). This is a fault of the browser'],
])('a page that ends with %j: the likely cause', (crash, says) => {
  expect(explainCrash(crash, left)).toContain(says);
});

it('names the machine\'s free memory and space, and what a run needs', () => {
  expect(explainCrash({ status: 'killed', errorCode: 9 }, left)).toContain('Left now: 300 MiB of memory, 2,048 MiB for temporary files. A whole run needs 1,536 MiB of memory.');
  expect(explainCrash({ status: 'killed', errorCode: 9 })).toMatch(/Left now: [\d,]+ MiB of memory, [\d,]+ MiB for temporary files/);
});
