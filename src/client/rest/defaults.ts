/** The default options of the clients. */
export const defaults = { credentials: 'same-origin', timeout: 15 } as const;
