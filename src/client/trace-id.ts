/** The characters of a trace id. */
export const traceIdPattern = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * Whether an id could be an email address, a phone number, a code or prose. Such an id must not reach an event, a log or the help text.
 * It is one that holds an @ or a space, or has 4 to 15 digits and no letter (E.164 has at most 15 digits; numeric 64-bit trace ids have more).
 */
export const looksPersonal = (id: string): boolean => {
  const digits = id.replace(/\D/g, '').length;
  return /[@\s]/.test(id) || (!/\p{L}/u.test(id) && digits >= 4 && digits <= 15);
};

/** Whether a value is a trace id that may be shown and logged. */
export const isTraceId = (id: unknown): id is string => typeof id === 'string' && traceIdPattern.test(id) && !looksPersonal(id);

/** An id of a method that an event may carry: no address, and no run of six digits, which could be a phone number or a code. */
export const isSafeId = (id: string): boolean => !looksPersonal(id) && !/%40|\p{Nd}{6}/iu.test(id);
