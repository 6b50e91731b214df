import type { Vault } from '../server/ports.js';

/** Hides nothing: what a mock keeps is in memory only, and a page that is not served by HTTPS has no Web Crypto. */
export const plainVault: Vault = {
  name: async (...parts) => JSON.stringify(parts),
  seal: async (value) => value,
  open: async (sealed) => sealed,
};
