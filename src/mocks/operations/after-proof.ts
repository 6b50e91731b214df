import type { Step } from '../../client/auth-client.js';
import type { Account } from '../accounts.js';
import type { Flow, Method } from '../flow.js';
import { factorAdded } from '../letters.js';
import { resetFactors } from '../methods.js';
import { chooseMethod, done, enroll, setPassword } from '../steps.js';
import type { World } from '../world.js';

/** Enrolment is proved: now, and not before, the link is spent and the registration complete. */
const register = (world: World, flow: Flow, account: Account, { type, value, target }: Method): Step => {
  account.factors = [...account.factors.filter((factor) => factor.value !== value), { type, value }];
  if (type === 'phone' && !account.phones.includes(value)) account.phones = [value, ...account.phones];
  account.formerPhones = [];
  account.registration = 'complete';
  world.links.spend(account);
  world.tickets.closeAll(account);
  world.outbox.send(account.user.email, 'email', factorAdded(target ?? ''));
  return done(world, flow, true);
};

/** Where a right code, or #, leads. */
export const afterProof = (world: World, flow: Flow, account: Account, method: Method): Step => {
  switch (flow.purpose) {
    case 'sign-in':
      return done(world, flow, true);
    case 'registration':
      return flow.enrolling ? register(world, flow, account, method) : enroll(world, flow, account);
    case 'password-reset': {
      const phones = method.type === 'email' ? resetFactors(account, world.settings) : [];
      return phones.length > 0 ? chooseMethod(world, flow, phones) : setPassword(world, flow, account);
    }
  }
};
