/** What a client does where a host says nothing. */
export const defaults = { credentials: 'same-origin', timeout: 15 } as const;
