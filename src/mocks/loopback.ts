const here = String.raw`(localhost|127\.0\.0\.1|\[::1\])(:\d+)?`;
const ownHost = new RegExp(`^${here}$`);
const ownOrigin = new RegExp(`^https?://${here}$`);

/** Whether a host, with its port, is this machine. */
export const isThisHost = (host: string): boolean => ownHost.test(host);
/** Whether an origin is of this machine, on any port. */
export const isThisMachine = (origin: string): boolean => ownOrigin.test(origin);
