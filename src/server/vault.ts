import type { Vault } from './ports.js';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const toText = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

const ivLength = 12;

/**
 * Names by HMAC-SHA-256, and AES-GCM for what is read again. Both are keyed with the secret, so that a copy of the store alone does not
 * let anybody try all addresses or codes.
 */
export const webVault = (secret: string): Vault => {
  const { subtle } = crypto;
  const root = subtle.importKey('raw', encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const digest = async (purpose: string, parts: readonly string[]): Promise<ArrayBuffer> =>
    subtle.sign('HMAC', await root, encode(JSON.stringify([purpose, ...parts])));
  const keyOf = async (parts: readonly string[], usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
    subtle.importKey('raw', await digest('key', parts), 'AES-GCM', false, [usage]);
  return {
    name: async (...parts) => toText(new Uint8Array(await digest('name', parts))),
    seal: async (value, ...parts) => {
      const iv = crypto.getRandomValues(new Uint8Array(ivLength));
      const sealed = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(parts, 'encrypt'), encode(value)));
      return toText(new Uint8Array([...iv, ...sealed]));
    },
    open: async (sealed, ...parts) => {
      try {
        const bytes = toBytes(sealed);
        const iv = bytes.subarray(0, ivLength);
        return new TextDecoder().decode(await subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(parts, 'decrypt'), bytes.subarray(ivLength)));
      } catch {
        return undefined;
      }
    },
  };
};
