/** Finds the browsers for tests, end-to-end walks and measurements. Nothing in this module downloads one. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Chromium's flags for a quiet, offline, headless run. */
export const args = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // No text message can arrive here, so a WebOTP request ends within milliseconds. Chromium kills a page whose abort comes after that end
  // ("The abort controller must be used after initiating an SMS request"), which ended element tests with "Page crashed". Tests stub the API.
  '--disable-blink-features=WebOTP',
];

const chromiums = {
  // The headless shell has no browser windows, so a run takes half the time.
  linux: ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['C:/Program Files/Google/Chrome/Application/chrome.exe', 'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe'],
};
const firefoxes = {
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:/Program Files/Mozilla Firefox/firefox.exe'],
};

/**
 * The path of a Chromium: CHROME_PATH, an installed one, Playwright's own, then the one packed in @sparticuz/chromium
 * (Linux x64). SKIP_INSTALLED=1 ignores installed ones, to test a machine without any.
 */
export async function findChromium() {
  const found = named('CHROME_PATH')
    ?? (process.env.SKIP_INSTALLED ? undefined : installed(chromiums))
    ?? await playwrights()
    ?? await packed();
  if (found) return found;
  throw new Error('No Chromium found. Install Chrome or Chromium, set CHROME_PATH, or run: npx playwright-core install chromium');
}

/** The path of a Firefox: FIREFOX_PATH, then an installed one. */
export function findFirefox() {
  const found = named('FIREFOX_PATH') ?? installed(firefoxes);
  if (found) return found;
  throw new Error('No Firefox found. Install it or set FIREFOX_PATH.');
}

function named(variable) {
  const path = process.env[variable];
  if (path && !existsSync(path)) throw new Error(`${variable} names ${path}, which does not exist.`);
  return path;
}

const installed = (known) => known[process.platform]?.find((path) => existsSync(path));

async function playwrights() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** Unpacks the Chromium of @sparticuz/chromium into .cache/, with the libraries that a minimal machine lacks. */
async function packed() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { inflate } = await import('@sparticuz/chromium');
  const manifest = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../package.json');
  const { version } = createRequire(import.meta.url)(manifest);
  const cache = join(import.meta.dirname, '../.cache');
  const home = join(cache, `chromium-${version}`);
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true });
    const staging = mkdtempSync(join(cache, 'chromium-'));
    const { TMPDIR } = process.env;
    process.env.TMPDIR = staging; // inflate() writes to the system's temporary folder
    for (const archive of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']) await inflate(join(dirname(manifest), 'bin', archive));
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    try {
      renameSync(staging, home);
    } catch (error) {
      if (!existsSync(home)) throw error;
      rmSync(staging, { recursive: true }); // another run has unpacked it first
    }
  }
  process.env.LD_LIBRARY_PATH = [join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  if (!existsSync('/etc/fonts/fonts.conf')) {
    writeFileSync(join(home, 'fonts.conf'), `<fontconfig><dir>${join(home, 'fonts')}</dir></fontconfig>`);
    process.env.FONTCONFIG_FILE ??= join(home, 'fonts.conf');
  }
  return join(home, 'chromium');
}
