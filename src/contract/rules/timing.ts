import type { Rule } from '../rule.js';
import { arrange, demand } from '../verdict.js';
import type { Visitor } from '../visitor.js';

const samples = 5;
/** Milliseconds that count as a difference: less is the network's. */
const notable = 50;

const measure = async (visitor: Visitor): Promise<number> => {
  const from = performance.now();
  const answer = await visitor.ask('startPasswordReset', { identifier: { kind: 'email', value: visitor.person.email } });
  const milliseconds = performance.now() - from;
  arrange(answer.ok, 'A password reset could not be begun so often.', answer);
  return milliseconds;
};

export const timingRules = [
  {
    id: 'entering.timing', source: 'rule 2', needs: ['withEmailOnly'],
    says: 'A password reset takes as long for an unknown email as for a known one.',
    check: async (session) => {
      const known = session.visitor('withEmailOnly');
      const unknown = session.visitor(session.nobody(known.person));
      // The first of a kind may load what the others find loaded.
      for (const visitor of [known, unknown]) await measure(visitor);
      const [ours, theirs]: [number[], number[]] = [[], []];
      for (let count = 0; count < samples; count += 1) {
        ours.push(await measure(known));
        theirs.push(await measure(unknown));
      }
      // No more than what anybody could see: that every answer of the one comes later than every answer of the other, and by far.
      const apart = (slow: readonly number[], fast: readonly number[]): boolean =>
        Math.min(...slow) > Math.max(...fast) + notable && Math.min(...slow) > 2 * Math.max(...fast);
      const shown = (times: readonly number[]): string => `${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))} ms`;
      demand(!apart(ours, theirs) && !apart(theirs, ours), `${samples} answers took ${shown(ours)} for a known email and ${shown(theirs)} for an unknown one.`);
    },
  },
] as const satisfies readonly Rule[];
