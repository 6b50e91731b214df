import { number, type Answer } from '../answer.js';
import type { Rule } from '../rule.js';
import { demand, demandProblem, demandRefusal } from '../verdict.js';
import { atLink, atProof, register } from '../walks.js';

/** Seconds before and after a link's end at which it is looked at. */
const margin = 30;
const lifetime = ({ body }: Answer): number => number(body, 'expiresIn') ?? 1_200;

export const linkRules = [
  {
    id: 'links.invalid', source: 'rule 6',
    says: 'A token that nobody was sent is refused with link_invalid.',
    check: async (session) => demandProblem(await session.ask('openLink', { token: 'no-such-token' }), 'link_invalid'),
  },
  {
    id: 'links.password-first', source: 'rule 3', needs: ['wasReset'],
    says: 'A link leads to prove-password, before anything is enrolled: a mailbox alone must not bind a factor.',
    check: async (session) => {
      const { visitor, token } = await atLink(session);
      const answer = await visitor.ask('openLink', { token });
      demand(answer.step === 'prove-password', 'Expected prove-password.', answer);
    },
  },
  {
    id: 'links.wrong-password', source: 'rule 3', needs: ['wasReset'],
    says: 'With a wrong password a link leads no further.',
    check: async (session) => demandProblem(await (await atProof(session)).visitor.prove('not this'), 'invalid_credentials'),
  },
  {
    id: 'links.own-password', source: 'rule 3', needs: ['wasReset', 'withEmailOnly'],
    says: 'Somebody else’s name and password, though right, do not prove whose link it is.',
    check: async (session) => {
      const { visitor } = await atProof(session);
      const other = session.person('withEmailOnly');
      demandRefusal(await visitor.prove(other.password, other), 'Another person’s password was taken.');
    },
  },
  {
    id: 'links.open-again', source: 'rule 6', needs: ['wasReset'],
    says: 'Opening a link does not spend it: mail scanners and second clicks do no harm.',
    check: async (session) => {
      const { visitor, token } = await atProof(session);
      const again = await visitor.ask('openLink', { token });
      demand(again.ok, 'The link could not be opened again.', again);
    },
  },
  {
    id: 'links.last', source: 'rule 6', needs: ['clock', 'wasReset'],
    says: 'A link opens until expiresIn seconds have passed.',
    check: async (session) => {
      const { visitor, answer, token } = await atLink(session);
      await session.world.pass(Math.max(0, lifetime(answer) - margin));
      const opened = await visitor.ask('openLink', { token });
      demand(opened.ok, `The link does not open ${margin} seconds before it expires.`, answer, opened);
    },
  },
  {
    id: 'links.expire', source: 'rule 6', needs: ['clock', 'wasReset'],
    says: 'Once expiresIn seconds have passed, a link is refused with link_expired.',
    check: async (session) => {
      const { visitor, answer, token } = await atLink(session);
      await session.world.pass(lifetime(answer) + margin);
      demandProblem(await visitor.ask('openLink', { token }), 'link_expired');
    },
  },
  {
    id: 'links.opened-expire', source: 'rule 6', needs: ['clock', 'wasReset'],
    says: 'A link that was opened ends as well: after the expiresIn of prove-password, the password leads no further.',
    check: async (session) => {
      const { visitor, answer } = await atProof(session);
      await session.world.pass(lifetime(answer) + margin);
      demandRefusal(await visitor.prove(), 'The password was taken after the link had expired.');
    },
  },
  {
    id: 'links.spent', source: 'rule 6', needs: ['wasReset'],
    says: 'A link is spent when enrolment is proved: from then on it is link_used.',
    check: async (session) => {
      const { visitor, token } = await atProof(session);
      await register(visitor, await visitor.prove());
      demandProblem(await visitor.ask('openLink', { token }), 'link_used');
    },
  },
] as const satisfies readonly Rule[];
