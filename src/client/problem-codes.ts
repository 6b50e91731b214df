/** The problem codes that have no further members. */
export const bareCodes = [
  'invalid_credentials', 'code_expired', 'too_many_attempts', 'ticket_expired', 'link_invalid', 'link_expired', 'link_used',
  'registration_failed', 'phone_invalid', 'method_taken', 'unauthorized', 'forbidden', 'not_found', 'conflict',
  'reauthentication_required', 'unsupported',
] as const;
export type BareCode = (typeof bareCodes)[number];
