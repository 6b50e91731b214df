import { text } from '../answer.js';
import type { Rule } from '../rule.js';
import { arrange, demand, demandProblem, demandRefusal } from '../verdict.js';
import { afterEmailCode, atChoice, atEmailCode } from '../walks.js';

const day = 86_400;

export const ticketRules = [
  {
    id: 'tickets.rotate', source: 'rule 4', needs: ['withEmailOnly'],
    says: 'Each step brings a new ticket.',
    check: async (session) => {
      const { visitor } = await atEmailCode(session);
      const before = visitor.ticket;
      const answer = await visitor.verify();
      arrange(answer.ok, 'The right code was refused.', answer);
      demand(text(answer.body, 'ticket') !== before, 'The next step came with the ticket that was sent.', answer);
    },
  },
  {
    id: 'tickets.spent', source: 'rule 4', needs: ['withEmailOnly'],
    says: 'A ticket that has brought a new one is spent: ticket_expired.',
    check: async (session) => {
      const { visitor } = await atEmailCode(session);
      const ticket = visitor.ticket;
      const answer = await visitor.verify();
      arrange(answer.ok && visitor.ticket !== ticket, 'The ticket did not change.', answer);
      demandProblem(await visitor.ask('sendCode', { ticket }), 'ticket_expired', 'The old ticket was sent once more. ');
    },
  },
  {
    id: 'tickets.survive', source: 'rule 4', needs: ['withEmailOnly'],
    says: 'A ticket survives a failure: after a wrong code the right one is taken.',
    check: async (session) => {
      const { visitor } = await atEmailCode(session);
      const code = await visitor.code();
      const wrong = await visitor.wrong();
      arrange(!wrong.ok, 'A wrong code was taken.', wrong);
      const right = await visitor.verify(code);
      demand(right.ok, 'After one failure the right code was refused.', wrong, right);
    },
  },
  {
    id: 'tickets.unknown', source: 'rule 4',
    says: 'A ticket that nobody was given is refused with ticket_expired.',
    check: async (session) => demandProblem(await session.ask('verifyCode', { ticket: 'no-such-ticket', code: '000000' }), 'ticket_expired'),
  },
  {
    id: 'tickets.expire', source: 'rule 4', needs: ['clock', 'withEmailOnly'],
    says: 'A ticket does not live for ever: a day later it is ticket_expired.',
    check: async (session) => {
      const { visitor } = await atEmailCode(session);
      await session.world.pass(day);
      demandProblem(await visitor.go('sendCode'), 'ticket_expired');
    },
  },
  {
    id: 'tickets.step-bound', source: 'rule 3', needs: ['withPhone'],
    says: 'A ticket is good for its own step only: where a method is to be chosen, no code is taken and no call is heard.',
    check: async (session) => {
      const { visitor } = await atChoice(session);
      demandRefusal(await visitor.verify('000000'), 'A code was taken before one was sent.');
      demandRefusal(await visitor.go('callStatus'), 'A call was heard that nobody placed.');
    },
  },
  {
    id: 'tickets.flow-bound', source: 'rule 3', needs: ['withEmailOnly', 'withPhone'],
    says: 'A ticket is good for its own flow only: a sign-in sets no password, and a password reset enrols no factor.',
    check: async (session) => {
      const signingIn = session.visitor('withPhone');
      const answer = await signingIn.signIn();
      arrange(signingIn.ticket !== '', 'Signing in asked for no second factor.', answer);
      demandRefusal(await signingIn.go('setPassword', { password: session.newPassword() }), 'A password was set with the ticket of a sign-in.');
      const { visitor: resetting } = await afterEmailCode(session, 'withEmailOnly');
      demandRefusal(await resetting.go('enroll', { type: 'email', channel: 'email' }), 'A factor was enrolled with the ticket of a password reset.');
    },
  },
] as const satisfies readonly Rule[];
