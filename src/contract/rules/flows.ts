import type { Rule } from '../rule.js';
import { mustWork, reach } from '../verdict.js';
import { atLink, proveFactor, register, resetPassword } from '../walks.js';

/** Whole walks. Where one of these is broken, others may have been impossible to test. */
export const flowRules = [
  {
    id: 'flows.password-reset', source: 'REST', needs: ['withEmailOnly'],
    says: 'Email, code, new password: the reset of somebody without a phone comes to its end.',
    check: (session) => mustWork(() => resetPassword(session)),
  },
  {
    id: 'flows.sign-in', source: 'REST', needs: ['withPhone'],
    says: 'Password, phone, code: somebody who is registered signs in.',
    check: (session) => mustWork(async () => {
      const visitor = session.visitor('withPhone');
      const answer = await visitor.signIn();
      reach(answer.step === 'done' ? answer : await proveFactor(visitor, answer), 'done');
    }),
  },
  {
    id: 'flows.registration', source: 'REST', needs: ['unfinished'],
    says: 'Password, new factor, code: a registration that was begun is finished by signing in.',
    check: (session) => mustWork(async () => {
      const visitor = session.visitor('unfinished');
      await register(visitor, await visitor.signIn());
    }),
  },
  {
    id: 'flows.link', source: 'REST', needs: ['wasReset'],
    says: 'Link, password, new factor, code: a registration that was reset is done anew.',
    check: (session) => mustWork(async () => {
      const { visitor, token } = await atLink(session);
      const opened = reach(await visitor.ask('openLink', { token }), 'prove-password', 'enroll');
      await register(visitor, opened.step === 'enroll' ? opened : await visitor.prove());
    }),
  },
] as const satisfies readonly Rule[];
