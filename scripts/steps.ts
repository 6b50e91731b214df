/**
 * The Steps as documents, diagrams and tests know them. Written down apart from the kernel's specifications on purpose: where the two
 * disagree, a test fails.
 */
import type { AuthOperation, StepName, StepOf, Ticket } from '../src/client/auth-client.js';
import type { IntentName } from '../src/journey/state.js';

export interface StepFacts<N extends StepName = StepName> {
  /** For readers of the OpenAPI document. */
  readonly about: string;
  /** The same for members that mean something else than their name says everywhere. */
  readonly members?: { readonly [M in keyof StepOf<N>]?: string };
  /** As a server may say it; several where that decides how it goes on. */
  readonly samples: readonly StepOf<N>[];
  /** The operations that it may answer. */
  readonly answers: readonly AuthOperation[] | 'any';
  /** What a visitor can want there, and the calls that come of it. */
  readonly intents: readonly IntentName[];
  readonly calls: readonly AuthOperation[];
}

const ticket = 'ticket' as Ticket;
const proofs = ['verifyCode', 'callStatus'] as const;

export const facts: { readonly [N in StepName]: StepFacts<N> } = {
  'choose-method': {
    about: 'Several ways to prove who one is, or one whose channel is to be chosen. Nothing is sent until the visitor chooses.',
    samples: [{ step: 'choose-method', ticket, methods: [{ id: 'phone', type: 'phone', channels: ['sms', 'call'], target: '…0142' }] }],
    answers: ['signIn', ...proofs],
    intents: ['send-code', 'cancel'],
    calls: ['sendCode'],
  },
  'code-sent': {
    about: 'A code is on its way; the visitor types it.',
    members: { methods: 'The other ways, where there is a choice; with them the visitor may change to another phone or be called.' },
    samples: (['email', 'sms', 'call'] as const).map((channel) => ({ step: 'code-sent', ticket, channel, codeLength: 6 })),
    answers: ['signIn', 'startPasswordReset', 'sendCode', 'enroll', ...proofs],
    intents: ['verify-code', 'send-code', 'change-method', 'cancel'],
    calls: ['verifyCode', 'sendCode'],
  },
  'call-in-progress': {
    about: 'The phone rings; the visitor presses # there, and the page asks `callStatus` meanwhile.',
    members: { methods: 'The other ways, where there is a choice.' },
    samples: [{ step: 'call-in-progress', ticket, target: '…0142', pollIn: 1, key: '#' }],
    answers: ['sendCode', 'enroll', 'callStatus'],
    intents: ['send-code', 'change-method', 'cancel'],
    calls: ['sendCode'],
  },
  'prove-password': {
    about: 'The visitor proves the password, by `signIn` with this ticket.',
    members: {
      expiresIn: 'Seconds from receipt until this ticket or the link is over, whichever comes first. Absent: not told.',
      username: 'The username whose password is asked for, masked: who opened the link need not be its owner.',
    },
    samples: [{ step: 'prove-password', ticket }],
    answers: ['openLink'],
    intents: ['prove-password', 'cancel'],
    calls: ['signIn'],
  },
  enroll: {
    about: 'The visitor chooses a new second factor.',
    samples: [{ step: 'enroll', ticket, offers: [{ type: 'phone', channels: ['sms', 'call'] }, { type: 'email', channels: ['email'] }] }],
    answers: ['signIn', ...proofs],
    intents: ['enroll', 'cancel'],
    calls: ['enroll'],
  },
  'set-password': {
    about: 'Everything is proved; the visitor sets a new password.',
    samples: [{ step: 'set-password', ticket, policy: { minLength: 8, rules: [] } }],
    answers: proofs,
    intents: ['set-password', 'cancel'],
    calls: ['setPassword'],
  },
  'link-sent': {
    about: 'If there is such an account, a link went to its mailbox. The flow goes on where the link lands.',
    members: { target: 'The visitor’s own input, masked; absent for a username (rule 2).' },
    samples: [{ step: 'link-sent', expiresIn: 1_200, resendIn: 0 }],
    answers: ['startPasswordReset', 'requestRegistrationLink'],
    intents: ['send-link', 'cancel'],
    calls: ['startPasswordReset', 'requestRegistrationLink'],
  },
  redirect: {
    about: 'The flow goes on somewhere else.',
    samples: [{ step: 'redirect', to: '/next' }],
    answers: 'any',
    intents: ['cancel'],
    calls: [],
  },
  done: {
    about: 'The end of a flow.',
    samples: [{ step: 'done' }],
    answers: ['signIn', 'setPassword', ...proofs],
    intents: [],
    calls: [],
  },
};
