import type { Ticket } from '../../client/auth-client.js';
import type { CallSpec } from '../request.js';
import type { Intents, Request } from '../state.js';

/** The `send-code` intent of every Step that has it: choose a method, send again, or call. */
export const sendCode = ({ ticket }: { readonly ticket: Ticket }, input: Intents['send-code']): CallSpec<Request> =>
  ({ operation: 'sendCode', input: { ticket, ...input } });
