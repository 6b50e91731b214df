/** What every generator does with its text: writes the committed file or, with --check, only tells whether that is fresh. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * @param fresh the text that the file should hold
 * @param written what to print once it is written: what is in it
 * @param stale what is wrong with a file that is not fresh, and how to renew it
 */
export function renew(file, fresh, { written, stale }) {
  if (!process.argv.includes('--check')) {
    writeFileSync(file, fresh);
    console.log(`${file}: ${written}`);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== fresh) {
    console.error(`${file} ${stale}`);
    process.exitCode = 1;
  }
}
