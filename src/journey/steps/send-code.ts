import type { Ticket } from '../../client/auth-client.js';
import type { Wanted } from '../request.js';
import type { Intents, Request } from '../state.js';

/** Choosing a method, sending again and calling are one operation, wherever they are offered. */
export const sendCode = ({ ticket }: { readonly ticket: Ticket }, input: Intents['send-code']): Wanted<Request> =>
  ({ operation: 'sendCode', input: { ticket, ...input } });
