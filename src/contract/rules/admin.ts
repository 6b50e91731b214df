import { uuid } from '../../client/uuid.js';
import { demandAlike } from '../alike.js';
import type { Answer, Members } from '../answer.js';
import type { Role } from '../people.js';
import type { Rule } from '../rule.js';
import type { Session } from '../session.js';
import { arrange, demand, demandProblem, demandRefusal } from '../verdict.js';

/** Pages that are looked at: enough to see them follow each other. */
const mostPages = 10;
const unknownId = 'no-such-user';

const usersOf = ({ body }: Answer): readonly Members[] => (Array.isArray(body['users']) ? body['users'] as readonly Members[] : []);

/** Where the administrator finds somebody. */
const idOf = async (session: Session, role: Role): Promise<string> => {
  const { id, username } = session.person(role);
  if (id !== undefined) return id;
  const answer = await session.ask('listUsers', { query: username, limit: 100 });
  const found = usersOf(answer).find((user) => user['username'] === username);
  arrange(found !== undefined, `The administrator does not find ${role}.`, answer);
  return String(found['id']);
};

/** Somebody's registration, reset. */
export const resetOf = async (session: Session, role: Role): Promise<Answer> => {
  const answer = await session.ask('resetRegistration', { userId: await idOf(session, role) });
  arrange(answer.ok, `The registration of ${role} could not be reset.`, answer);
  return answer;
};

export const adminRules = [
  {
    id: 'admin.signed-out', source: 'rule 8', needs: ['admin', 'adminHeaders', 'adminBaseUrl'],
    says: 'Who is not signed in as an administrator sees nobody and resets nobody: unauthorized.',
    check: async (session) => demandProblem(await session.ask('listUsers', { limit: 1 }, { admin: 'none' }), 'unauthorized'),
  },
  {
    id: 'admin.step-up', source: 'rule 8', needs: ['admin', 'staleHeaders', 'adminBaseUrl', 'withTwoPhones'],
    says: 'An administrator who signed in long ago signs in again before a reset: reauthentication_required.',
    check: async (session) => {
      const userId = await idOf(session, 'withTwoPhones');
      demandProblem(await session.ask('resetRegistration', { userId }, { admin: 'stale' }), 'reauthentication_required');
    },
  },
  {
    id: 'admin.limit', source: 'rule 8', needs: ['admin', 'adminBaseUrl'],
    says: 'More than 100 users a page are refused.',
    check: async (session) => demandRefusal(await session.ask('listUsers', { limit: 101 }), 'A limit of 101 was not refused.'),
  },
  {
    id: 'admin.pages', source: 'rule 8', needs: ['admin'],
    says: 'Pages follow each other by their cursor, hold no more than limit, and name nobody twice.',
    check: async (session) => {
      const seen = new Set<unknown>();
      let cursor: unknown;
      for (let page = 0; page < mostPages; page += 1) {
        const answer = await session.ask('listUsers', { limit: 2, ...(cursor !== undefined && { cursor }) });
        const ids = usersOf(answer).map(({ id }) => id);
        demand(answer.ok && ids.length <= 2, 'Expected a page of 2 users at most.', answer);
        demand(ids.every((id) => !seen.has(id)), 'A user is on two pages.', answer);
        for (const id of ids) seen.add(id);
        cursor = answer.body['nextCursor'];
        if (cursor === undefined) return;
      }
    },
  },
  {
    id: 'admin.cursor', source: 'rule 8', needs: ['admin'],
    says: 'A cursor is opaque: it invites no counting, and one that is made up is refused.',
    check: async (session) => {
      const first = await session.ask('listUsers', { limit: 1 });
      const cursor = first.body['nextCursor'];
      arrange(typeof cursor === 'string', 'All users are on one page.', first);
      demand(!/^\d+$/.test(cursor), 'The cursor is a plain number.', first);
      demandRefusal(await session.ask('listUsers', { limit: 1, cursor: `made-up-${uuid()}` }), 'A made-up cursor was not refused.');
    },
  },
  {
    id: 'admin.scope', source: 'rule 8', needs: ['admin', 'stranger'],
    says: 'The list holds the users whom this administrator manages, and nobody else’s.',
    check: async (session) => {
      const { username, email } = session.person('stranger');
      for (const query of [username, email]) {
        const answer = await session.ask('listUsers', { query, limit: 100 });
        demand(answer.ok && usersOf(answer).every((user) => user['username'] !== username), 'Another administrator’s user is in the list.', answer);
      }
    },
  },
  {
    id: 'admin.unknown', source: 'rule 8', needs: ['admin'],
    says: 'A user who does not exist is not_found.',
    check: async (session) => {
      for (const operation of ['getUser', 'resetRegistration'] as const) demandProblem(await session.ask(operation, { userId: unknownId }), 'not_found');
    },
  },
  {
    id: 'admin.foreign', source: 'rule 8', needs: ['admin', 'stranger'],
    says: 'Another administrator’s user is answered like one who does not exist.',
    check: async (session) => {
      const { id } = session.person('stranger');
      arrange(id !== undefined, 'The people do not say which id the stranger has.');
      for (const operation of ['getUser', 'resetRegistration'] as const) {
        demandAlike(await session.ask(operation, { userId: unknownId }), await session.ask(operation, { userId: id }), 'Users who are another’s and who do not exist');
      }
    },
  },
  {
    id: 'admin.ids', source: 'rule 5', needs: ['admin', 'withEmailOnly'],
    says: 'A user is found by an id only: an email in a URL would be logged.',
    check: async (session) => {
      const { email, username } = session.person('withEmailOnly');
      for (const userId of [email, username]) demandRefusal(await session.ask('getUser', { userId }), 'An address was taken for an id.');
    },
  },
  {
    id: 'admin.self-reset', source: 'rule 8', needs: ['admin', 'administrator'],
    says: 'Administrators do not reset themselves: they could shed a factor by a password alone.',
    check: async (session) => {
      demandRefusal(await session.ask('resetRegistration', { userId: await idOf(session, 'administrator') }), 'The administrator’s own registration was reset.');
    },
  },
  {
    id: 'admin.reset', source: 'rule 3', needs: ['admin', 'withTwoPhones'],
    says: 'A reset removes the factors: the user is listed as reset, and registers anew when signing in.',
    check: async (session) => {
      const reset = await resetOf(session, 'withTwoPhones');
      demand((reset.body['user'] as Members | undefined)?.['registration'] === 'reset', 'The user is not told to be reset.', reset);
      const answer = await session.visitor('withTwoPhones').signIn();
      arrange(answer.ok, 'The right password was refused.', answer);
      demand(answer.step === 'enroll', 'Signing in still asks for a factor that was removed.', answer);
    },
  },
  {
    id: 'admin.reset-told', source: 'rule 3', needs: ['admin', 'withTwoPhones'],
    says: 'A reset is told to the user by mail.',
    check: async (session) => {
      const before = (await session.world.messages()).length;
      const answer = await resetOf(session, 'withTwoPhones');
      const told = await session.world.arrival([session.person('withTwoPhones').email], before);
      demand(told !== undefined, 'Nobody was told of the reset.', answer);
    },
  },
] as const satisfies readonly Rule[];
