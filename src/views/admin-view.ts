import { html, type TemplateResult } from 'lit';
import type { ManagedUser } from '../client/auth-client.js';
import type { Problem } from '../client/problem.js';
import { registrationStates } from '../client/vocabulary.js';
import type { Translate } from '../i18n/messages.js';
import type { ContentView } from './view.js';

/** A list of users, as its view needs it. */
export interface UserList {
  readonly typed: string;
  readonly query: string;
  readonly users: readonly ManagedUser[];
  readonly first: number;
  readonly total: number | undefined;
  readonly page: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly loaded: boolean;
  readonly pending: boolean;
  isOpen(user: ManagedUser): boolean;
  toggle(user: ManagedUser): void;
  type(typed: string): void;
  enter(): void;
  previous(): void;
  next(): void;
  again(): void;
}

/** Something that did not work, in the administrator's words. */
export interface Trouble { readonly message: string; /** Absent where trying again would not help. */ again?(): void }

/** The end of a reset. */
export interface ResetResult {
  readonly user: ManagedUser;
  readonly link?: { readonly target: string };
  /** Whole seconds; nothing when that is not known. */
  readonly secondsLeft: number | undefined;
}

export interface AdminView extends ContentView {
  readonly trouble: Trouble | undefined;
}

export const registrationWords = (t: Translate, { registration }: ManagedUser): string =>
  t(`admin.state.${(registrationStates as readonly string[]).includes(registration) ? registration : 'unknown'}`);

/** Some accounts have no name yet. */
export const displayName = ({ name, username, email, id }: ManagedUser): string => name.trim() || username || email || id;

/** Stands for a name while a sentence is put together; no language writes it. */
const gap = '\uE000';

/** A sentence about somebody, whose name keeps its own direction and is still part of the sentence. */
export function naming(say: (name: string) => string, user: ManagedUser): TemplateResult {
  const [before, ...after] = say(gap).split(gap);
  return html`${before}${after.map((rest) => html`<bdi>${displayName(user)}</bdi>${rest}`)}`;
}

/** What reads from left to right in every language. */
export const leftToRight = (value: string): TemplateResult => html`<bdi dir="ltr">${value}</bdi>`;

/** One line of a description list. */
export const line = (t: Translate, label: string, value: unknown): TemplateResult =>
  html`<div><dt>${label}</dt><dd>${value ?? html`<span class="latchkey-muted">${t('admin.not-on-record')}</span>`}</dd></div>`;

export const given = (value: string | undefined): TemplateResult | undefined => (value ? leftToRight(value) : undefined);

const refusals: readonly string[] = ['unauthorized', 'forbidden', 'not_found'];
export const isRefusal = ({ code }: Problem): boolean => refusals.includes(code);

