/**
 * The Steps as documents, diagrams and tests describe them. This table repeats facts of the kernel's specifications on purpose: a test
 * fails when the two differ.
 */
import type { AuthOperation, StepName, StepOf, Ticket } from '../src/client/auth-client.js';
import type { IntentName } from '../src/journey/state.js';

export interface StepFacts<N extends StepName = StepName> {
/** The description in the OpenAPI document. */
  readonly about: string;
  /** The descriptions of members whose meaning differs from that in `scripts/openapi/members.ts`. */
  readonly members?: { readonly [M in keyof StepOf<N>]?: string };
  /** Samples as a server may send them. There are several where the flow depends on the content. */
  readonly samples: readonly StepOf<N>[];
  /** The operations that it may answer. */
  readonly answers: readonly AuthOperation[] | 'any';
  /** The intents that the Step allows, and the calls that they lead to. */
  readonly intents: readonly IntentName[];
  readonly calls: readonly AuthOperation[];
}

const ticket = 'ticket' as Ticket;
const proofs = ['verifyCode', 'callStatus'] as const;

export const facts: { readonly [N in StepName]: StepFacts<N> } = {
  'choose-method': {
    about: 'The visitor chooses a method to prove their identity, or its channel. Nothing is sent before the choice.',
    samples: [{ step: 'choose-method', ticket, methods: [{ id: 'phone', type: 'phone', channels: ['sms', 'call'], target: '…0142' }] }],
    answers: ['signIn', ...proofs],
    intents: ['send-code', 'cancel'],
    calls: ['sendCode'],
  },
  'code-sent': {
    about: 'A code was sent. The visitor types it.',
    members: { methods: 'The available methods, where there is a choice. With them the visitor may change to another phone or ask for a call.' },
    samples: (['email', 'sms', 'call'] as const).map((channel) => ({ step: 'code-sent', ticket, channel, codeLength: 6 })),
    answers: ['signIn', 'startPasswordReset', 'sendCode', 'enroll', ...proofs],
    intents: ['verify-code', 'send-code', 'change-method', 'cancel'],
    calls: ['verifyCode', 'sendCode'],
  },
  'call-in-progress': {
    about: 'The phone rings, and the visitor presses # on it. Meanwhile the page polls `callStatus`.',
    members: { methods: 'The available methods, where there is a choice.' },
    samples: [{ step: 'call-in-progress', ticket, target: '…0142', pollIn: 1, key: '#' }],
    answers: ['sendCode', 'enroll', 'callStatus'],
    intents: ['send-code', 'change-method', 'cancel'],
    calls: ['sendCode'],
  },
  'prove-password': {
    about: 'The visitor enters the password. The page sends it by `signIn` with this ticket.',
    members: {
      expiresIn: 'Seconds from receipt until this ticket or the link expires, whichever comes first. Absent when the server does not say.',
      username: 'The masked username of the account whose password is required. It is masked because somebody else may have opened the link.',
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
    about: 'All proofs are complete. The visitor sets a new password.',
    samples: [{ step: 'set-password', ticket, policy: { minLength: 8, rules: [] } }],
    answers: proofs,
    intents: ['set-password', 'cancel'],
    calls: ['setPassword'],
  },
  'link-sent': {
    about: 'If the account exists, its mailbox got a link. The flow continues on the page that the link opens.',
    members: { target: 'The visitor’s own input, masked; absent for a username (rule 2).' },
    samples: [{ step: 'link-sent', expiresIn: 1_200, resendIn: 0 }],
    answers: ['startPasswordReset', 'requestRegistrationLink'],
    intents: ['send-link', 'cancel'],
    calls: ['startPasswordReset', 'requestRegistrationLink'],
  },
  redirect: {
    about: 'The flow continues on another page.',
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
