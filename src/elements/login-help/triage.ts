import type { Destination } from '../../events/navigate.js';
import type { Topic } from './parts.js';

/**
 * The table behind "What happened?": each question, its answers in display order, and the next question or advice.
 * The catalogue has the texts under the same names.
 */
interface Next { readonly ask?: string; readonly advise?: string }

export const table = {
  account: {
    yes: { ask: 'set-up' },
    organization: { advise: 'domain-login' },
    no: { advise: 'register' },
  },
  'set-up': {
    finished: { ask: 'trouble' },
    begun: { advise: 'incomplete-registration' },
    never: { advise: 'mfa-registration' },
    unsure: { ask: 'trouble' },
  },
  trouble: {
    password: { advise: 'forgot-password' },
    'registration-error': { advise: 'registration-reset' },
    phone: { advise: 'administrator' },
    locked: { advise: 'locked' },
    other: { advise: 'help-desk' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Next>>>>;

type Table = typeof table;
export type Question = keyof Table;
export type Answer = { [Q in Question]: keyof Table[Q] }[Question];
type NextOf<Q extends Question> = Table[Q][keyof Table[Q]];
export type Advice = Extract<{ [Q in Question]: NextOf<Q> }[Question], { advise: string }>['advise'];

/** The destination of an advice. Other advice has none, because the visitor needs someone's help. */
export const destinationOf = {
  register: 'register',
  'domain-login': 'domain-login',
  'mfa-registration': 'mfa-registration',
  'forgot-password': 'forgot-password',
  'registration-reset': 'registration-reset',
} as const satisfies Partial<Record<Advice, Destination>>;
export type Action = keyof typeof destinationOf;

/** The part of the accordion that explains an advice. */
export const partFor = { 'incomplete-registration': 'incomplete' } as const satisfies Partial<Record<Advice, Topic>>;

export const isAction = (advice: Advice): advice is Action => advice in destinationOf;
export const hasPart = (advice: Advice): advice is keyof typeof partFor => advice in partFor;

export interface Answered { readonly question: Question; readonly answer: Answer }
export interface Triage {
  readonly answered: readonly Answered[];
  /** The current question, or the advice. */
  readonly now: { readonly question: Question; readonly answers: readonly Answer[] } | { readonly advice: Advice };
}

type Nexts = Readonly<Partial<Record<Answer, { readonly ask?: Question; readonly advise?: Advice }>>>;

/** The answers to a question. */
export const answersTo = (question: Question, hasOrganization: boolean): readonly Answer[] =>
  (Object.keys(table[question]) as Answer[]).filter((answer) => hasOrganization || answer !== 'organization');

/** Evaluates the answers. Ignores the first one that does not fit, for example after the organisation was removed, and all after it. */
export function triage(answers: readonly Answer[], hasOrganization: boolean): Triage {
  const answered: Answered[] = [];
  let question: Question = 'account';
  for (const answer of answers) {
    if (!answersTo(question, hasOrganization).includes(answer)) break;
    const next: { readonly ask?: Question; readonly advise?: Advice } | undefined = (table[question] as Nexts)[answer];
    answered.push({ question, answer });
    if (next?.advise) return { answered, now: { advice: next.advise } };
    if (next?.ask) question = next.ask;
  }
  return { answered, now: { question, answers: answersTo(question, hasOrganization) } };
}
