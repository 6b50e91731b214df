/** The last step of every generator: it writes the committed file or, with --check, only reports whether the file is up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * @param fresh the text that the file should hold
 * @param written what to print after writing: a summary of the content
 * @param stale what to print when the file is out of date: the reason, and the command that renews it
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
