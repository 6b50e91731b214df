/** Runs WebKitGTK's driver and a virtual screen for it (Debian: webkit2gtk-driver, xvfb), as long as this process lives. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Starts both. Resolves with the driver's port once the driver answers. */
export async function startWebKit() {
  for (const program of ['Xvfb', 'WebKitWebDriver']) {
    if (!process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, program)))) {
      throw new Error(`${program} is not installed. On Debian: apt-get install webkit2gtk-driver xvfb`);
    }
  }
  const display = await startScreen();
  const port = await freePort();
  keep(spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // without it, the driver does not start as root; it only opens our own pages
    },
  }));
  for (let tries = 0; tries < 100; tries += 1) {
    if (await answers(port)) return port;
    await wait(100);
  }
  throw new Error('WebKitWebDriver did not answer within 10 s.');
}

/** A screen with a free number. Xvfb picks the number and writes it to file descriptor 3. */
function startScreen() {
  const xvfb = keep(spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }));
  return new Promise((resolve, reject) => {
    xvfb.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
    xvfb.once('exit', (code) => reject(new Error(`Xvfb exited with code ${code}.`)));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => { socket.destroy(); resolve(true); });
    socket.once('error', () => resolve(false));
  });
}

/** Ends the child together with this process, without keeping this process alive. */
function keep(child) {
  process.once('exit', () => child.kill());
  child.unref();
  return child;
}
