import type { Operation } from '../../src/client/auth-client.js';
import { admin } from './operations/admin.js';
import type { Description } from './operations/description.js';
import { flows } from './operations/flows.js';
import { steps } from './operations/steps.js';

export { anywhere, type Code } from './operations/description.js';

/** The description of each operation. Paths, methods, keys, inputs and answers come from the sources. */
export const operations: Readonly<Record<Operation, Description>> = { ...flows, ...steps, ...admin };
