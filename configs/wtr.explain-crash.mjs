import { statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const mebibytes = (bytes) => `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MiB`;
const spaceIn = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** The likely reason for the end of a page, by the signal that ended it. */
const causes = {
  5: 'It stopped itself, as a page does whose JavaScript heap is full.',
  7: 'It could not write its shared memory: the folder for temporary files is full.',
  9: 'It was killed: the system ran out of memory (it ends pages of Chromium first; see dmesg), or another program killed it.',
  15: 'Another program ended it.',
};

/**
 * The message for a page that crashed: the likely cause and the machine's free memory and space. A complete run of the element tests takes
 * 1.5 GiB of memory at concurrency 2, at most 400 MiB for each page. It needs no space in /dev/shm.
 * @param {{ status?: string, errorCode?: number }} [crash] `Target.targetCrashed` of the DevTools protocol, if it arrived
 */
export function explainCrash({ status = 'gone', errorCode } = {}, { memory = freemem(), space = spaceIn(tmpdir()) } = {}) {
  const cause = causes[errorCode] ?? 'This is a fault of the browser, or of its libraries.';
  return `The page crashed (${status}${errorCode === undefined ? '' : `, signal ${errorCode}`}). ${cause} `
    + `Left now: ${mebibytes(memory)} of memory, ${mebibytes(space)} for temporary files. A whole run needs 1,536 MiB of memory.`;
}
