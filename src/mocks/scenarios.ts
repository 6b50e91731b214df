import { nearest } from '../server/nearest.js';
import { admin } from './scenarios/admin.js';
import { codes } from './scenarios/codes.js';
import { ends } from './scenarios/ends.js';
import { limits } from './scenarios/limits.js';
import { network } from './scenarios/network.js';
import { passwords } from './scenarios/passwords.js';
import { phones } from './scenarios/phones.js';
import { registration } from './scenarios/registration.js';
import type { Scenario } from './scenarios/scenario.js';
import { server } from './scenarios/server.js';

const ordinary = [
  { name: 'normal', about: 'Everything works as the guide says.', sees: 'Each step to its good end, as in “Your password has been changed”.', faults: [] },
] as const satisfies readonly Scenario[];

/** Behaviour as data. To add a scenario, add a row; where no fault does what it needs, add a fault that knows nothing of it. */
const table = [...ordinary, ...codes, ...limits, ...phones, ...passwords, ...network, ...server, ...ends, ...registration, ...admin] as const;

/** Any of these, or several joined by `+`: `slow+wrong-code`. */
export type ScenarioName = (typeof table)[number]['name'];

/** A scenario, in words. */
export type ScenarioWords = Omit<Scenario, 'name' | 'faults'> & { readonly name: ScenarioName };

/** Every scenario, for pickers, stories and tests. */
export const scenarios: readonly ScenarioWords[] = table.map(({ name, about, sees }) => ({ name, about, sees }));

const names = scenarios.map(({ name }) => name);

const one = (name: string): Scenario => {
  const found = table.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`There is no scenario "${name}". Did you mean "${nearest(name, names)}"?`);
  return found;
};

/** One scenario, or several put together; of none, the ordinary day. In a query string + stands for a space, so that separates as well. */
export const findScenario = (choice: string | readonly string[]): Pick<Scenario, 'name' | 'faults'> => {
  const parts = (typeof choice === 'string' ? choice.split(/[+\s]/) : choice.length > 0 ? choice : ['normal']).map(one);
  return { name: parts.map((part) => part.name).join('+'), faults: parts.flatMap((part) => part.faults) };
};
