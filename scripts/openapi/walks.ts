import { Visitor, type Exchange } from './visitor.js';
import { administrationWalks } from './walks/administration.js';
import { passwordResetWalks } from './walks/password-reset.js';
import { registrationWalks } from './walks/registration.js';
import { signInWalks } from './walks/sign-in.js';

const walks = { ...passwordResetWalks, ...signInWalks, ...registrationWalks, ...administrationWalks };

/** The exchanges of all walks, in order. */
export const walk = async (): Promise<readonly Exchange[]> => {
  const visitors = await Promise.all(Object.entries(walks).map(async ([name, [steps, scenario]]) => {
    const visitor = new Visitor(name, scenario);
    await steps(visitor);
    return visitor;
  }));
  return visitors.flatMap(({ exchanges }) => exchanges);
};
