import type { Variant } from '../bends.js';
import { admin } from './admin.js';
import { calls, entering } from './entering.js';
import { flows, links, proofs } from './proofs.js';
import { answers, keys, requests } from './requests.js';
import { codes, tickets } from './tickets.js';

/** At least one for each rule. */
export const variants: readonly Variant[] = [
  ...requests, ...answers, ...keys, ...tickets, ...codes, ...entering, ...calls, ...proofs, ...links, ...flows, ...admin,
];
