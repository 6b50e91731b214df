/** Starts `latchkey-mock` and controls it over HTTP, as a program in any language can. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const manifest = require.resolve('latchkey/package.json');
/** The command behind `npx latchkey-mock`. */
const command = join(dirname(manifest), require(manifest).bin['latchkey-mock']);

/** @param {...string} options of the command, such as `--seed 1`. It listens on a free port. */
export async function startMock(...options) {
  const child = spawn(process.execPath, [command, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await address(child);

  /** Sends a GET or, with a body, a POST to a control route. */
  const control = async (name, body) => {
    const response = await fetch(`${url}/__mock/${name}`, body && { method: 'POST', body: JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(`/__mock/${name}: ${answer.title}`);
    return answer;
  };

  return {
    url,
    /** Switches to another scenario. */
    scenario: (name) => control('scenario', { name }),
    /** The messages to an address or number, oldest first. */
    messagesTo: async (to) => (await control('outbox')).filter((message) => message.to === to),
    /** What the owner of a ringing phone does: `hash`, `busy`, `no-answer`, `rejected` or `unreachable`. */
    answer: (to, answer) => control('call', { to, answer }),
    /** Advances the server's clock. */
    advance: (seconds) => control('clock', { advance: seconds }),
    /** Resets the server. */
    reset: () => control('reset', {}),
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** The address that the command prints once it listens. */
async function address(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error('latchkey-mock ended before it listened.');
}
