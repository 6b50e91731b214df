import type { Rule } from '../rule.js';
import { arrange, demand, demandProblem, demandRefusal, reach } from '../verdict.js';
import { afterEmailCode, atChoice, atEmailCode, atNewPassword, resetPassword } from '../walks.js';
import { resetOf } from './admin.js';

export const proofRules = [
  {
    id: 'proofs.email-first', source: 'rule 3', needs: ['withEmailOnly'],
    says: 'No password is set before the email is proved.',
    check: async (session) => {
      const { visitor } = await atEmailCode(session);
      demandRefusal(await visitor.go('setPassword', { password: session.newPassword() }), 'A password was set before the email was proved.');
    },
  },
  {
    id: 'proofs.phone-asked', source: 'rule 3', needs: ['withPhone'],
    says: 'Who has a proven phone proves it too, after the email and before setting a password.',
    check: async (session) => {
      const { answer } = await afterEmailCode(session, 'withPhone');
      arrange(answer.ok, 'The right code was refused.', answer);
      demand(answer.step !== 'set-password' && answer.step !== 'done', 'The phone was not asked for.', answer);
    },
  },
  {
    id: 'proofs.phone-first', source: 'rule 3', needs: ['withPhone'],
    says: 'While the phone is still to be proved, no password is set.',
    check: async (session) => {
      const { visitor } = await atChoice(session);
      demandRefusal(await visitor.go('setPassword', { password: session.newPassword() }), 'A password was set before the phone was proved.');
    },
  },
  {
    id: 'proofs.second-factor', source: 'rule 3', needs: ['withPhone'],
    says: 'Who is registered is not signed in by a password alone.',
    check: async (session) => {
      const answer = await session.visitor('withPhone').signIn();
      arrange(answer.ok, 'The right password was refused.', answer);
      demand(answer.step !== 'done', 'A password alone signed in.', answer);
    },
  },
  {
    id: 'proofs.factor-kept', source: 'rule 3', needs: ['withPhone'],
    says: 'Asking for a registration link removes no proven factor: signing in still asks for it, and enrols nothing.',
    check: async (session) => {
      const visitor = session.visitor('withPhone');
      reach(await visitor.link(), 'link-sent');
      const answer = await visitor.signIn();
      arrange(answer.ok && answer.step !== 'done', 'Signing in asked for no second factor.', answer);
      demand(answer.step !== 'enroll', 'The proven factor is gone.', answer);
    },
  },
  {
    id: 'passwords.changed', source: 'rule 3', needs: ['withEmailOnly'],
    says: 'After a password reset the new password signs in, and the old one does not.',
    check: async (session) => {
      const old = session.person('withEmailOnly').password;
      const { visitor } = await resetPassword(session);
      demandProblem(await visitor.signIn(old), 'invalid_credentials', 'The old password was typed. ');
      const answer = await visitor.signIn();
      demand(answer.ok, 'The new password does not sign in.', answer);
    },
  },
  {
    id: 'passwords.weak', source: 'REST', needs: ['withEmailOnly'],
    says: 'A password that breaks the policy is refused with weak_password and the rules that it breaks.',
    check: async (session) => {
      const { visitor } = await atNewPassword(session);
      const answer = await visitor.go('setPassword', { password: 'a' });
      demandProblem(answer, 'weak_password');
      demand(Array.isArray(answer.body['violations']) && answer.body['violations'].length > 0, 'Nothing tells what is wrong with the password.', answer);
    },
  },
  {
    id: 'resets.told', source: 'rule 3', needs: ['withEmailOnly'],
    says: 'A password reset is told to its owner by mail.',
    check: async (session) => {
      const { visitor, answer } = await resetPassword(session);
      demand(await visitor.message() !== undefined, 'Nobody was told that the password was changed.', answer);
    },
  },
  {
    id: 'resets.revoke', source: 'rule 3', needs: ['withEmailOnly'],
    says: 'A password reset ends what was begun with the old password: such a sign-in cannot be finished.',
    check: async (session) => {
      const intruder = session.visitor('withEmailOnly');
      const begun = await intruder.signIn();
      arrange(intruder.ticket !== '', 'Signing in asked for no second factor.', begun);
      await resetPassword(session);
      demandRefusal(await intruder.go('sendCode'), 'A sign-in with the old password goes on.');
    },
  },
  {
    id: 'proofs.former-phone', source: 'rule 3', needs: ['admin', 'withTwoPhones'], lasting: true,
    says: 'A phone that an administrator’s reset took away is still asked for before a password is set.',
    check: async (session) => {
      await resetOf(session, 'withTwoPhones');
      const { answer } = await afterEmailCode(session, 'withTwoPhones');
      arrange(answer.ok, 'The right code was refused.', answer);
      demand(answer.step !== 'set-password' && answer.step !== 'done', 'The phone was not asked for.', answer);
    },
  },
] as const satisfies readonly Rule[];
