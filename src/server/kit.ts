import { Calls } from './calls.js';
import type { Kit } from './context.js';
import { Flows } from './flows.js';
import { Leases } from './leases.js';
import { Limits } from './limits.js';
import { Links } from './links.js';
import { Queue } from './queue.js';
import { Replays } from './replays.js';

export type Ports = Pick<Kit, 'directory' | 'messenger' | 'sessions' | 'store' | 'clock' | 'random' | 'vault' | 'settings'>;

/** The rules over a set of ports. @param failed hears why a message could not be sent after its answer */
export const createKit = (ports: Ports, failed: (error: unknown) => void): Kit => ({
  ...ports,
  calls: new Calls(),
  flows: new Flows(),
  leases: new Leases(ports.store, ports.random),
  limits: new Limits(ports.store, ports.vault),
  links: new Links(),
  queue: new Queue(ports, failed),
  replays: new Replays(),
});
