/** What a trace id is made of. */
export const traceIdPattern = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * Whether an id could be an email address, a phone number, a code or prose, which no event, log or help text may carry: it holds an @ or a
 * space, or it is of 4 to 15 digits without a letter (E.164 has at most 15; numeric trace ids of 64 bits have more).
 */
export const looksPersonal = (id: string): boolean => {
  const digits = id.replace(/\D/g, '').length;
  return /[@\s]/.test(id) || (!/\p{L}/u.test(id) && digits >= 4 && digits <= 15);
};

/** A trace id that may be shown and logged. */
export const isTraceId = (id: unknown): id is string => typeof id === 'string' && traceIdPattern.test(id) && !looksPersonal(id);
