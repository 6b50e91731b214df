import type { Step } from '../../client/auth-client.js';
import type { Context } from '../context.js';
import { notify, waitOf } from '../delivery.js';
import type { Method } from '../flow.js';
import type { OpenFlow } from '../flows.js';
import { resetFactors } from '../methods.js';
import type { Account, Proof } from '../ports.js';
import { chooseMethod, done, enroll, setPassword } from '../steps.js';

/** Enrolment is proved: now, and not before, the link is spent and the registration complete. */
const register = async (context: Context, open: OpenFlow, account: Account, { type, value, target = '' }: Method): Promise<Step> => {
  await context.flows.prevail(context, open.flow, account.id);
  await context.directory.enroll(account, { type, value });
  await context.links.spend(context, account.id);
  await notify(context, account.email, { kind: 'notice', reason: 'factor-added', target });
  return done(context, open, account, true);
};

const withProof = (open: OpenFlow, proof: Proof): OpenFlow =>
  ({ ...open, flow: { ...open.flow, proofs: [...new Set([...open.flow.proofs, proof])] } });

/** Where a right code, or #, leads. Whoever was reached need not wait for the next message. */
export const afterProof = async (context: Context, opened: OpenFlow, account: Account, method: Method): Promise<Step> => {
  const open = withProof(opened, method.type);
  for (const channel of method.channels) await context.limits.forget(waitOf(method, channel));
  switch (open.flow.purpose) {
    case 'sign-in':
      return done(context, open, account, true);
    case 'registration':
      return open.flow.enrolling ? register(context, open, account, method) : enroll(context, open, account);
    case 'password-reset': {
      const phones = opened.flow.proofs.length === 0 ? resetFactors(await context.directory.factors(account), context.settings) : [];
      return phones.length > 0 ? chooseMethod(context, open, phones) : setPassword(context, open, account);
    }
  }
};
