import * as z from 'zod/mini';
import type { Identifier, InputFault } from '../client/auth-client.js';
import { emailPattern, phonePattern } from '../client/rules.js';
import { invalidInput, Refusal } from './refusal.js';

/** Undefined for what is not JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((part, key) => (part && typeof part === 'object' ? Reflect.get(part, key) : undefined), value);

const faultOf = (issue: z.core.$ZodIssue, body: unknown): InputFault => {
  const value = valueAt(body, issue.path);
  if (value === undefined || value === '') return 'required';
  return issue.code === 'too_big' && issue.origin === 'string' ? 'too-long' : 'malformed';
};

/** The body, checked. `fields` of a refusal are the input's own members; one that is not an object is `body`. */
export const parseInput = <S extends z.ZodMiniType>(schema: S, body: unknown): z.output<S> => {
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => [String(issue.path[0] ?? 'body'), faultOf(issue, body)] as const);
  throw new Refusal({ code: 'invalid_input', fields: Object.fromEntries(fields) });
};

export const isPhone = (text: string): boolean => phonePattern.test(text);
export const isEmail = (text: string): boolean => emailPattern.test(text);

/** Trimmed, and in the form that its kind asks for. Whether somebody has that name is not looked at. */
export const parseIdentifier = ({ kind, value }: Identifier): Identifier => {
  const trimmed = value.trim();
  if (trimmed === '') throw invalidInput('identifier', 'required');
  if (kind === 'phone' && !isPhone(trimmed)) throw new Refusal({ code: 'phone_invalid' });
  if (kind === 'email' && !isEmail(trimmed)) throw invalidInput('identifier', 'malformed');
  return { kind, value: kind === 'phone' ? trimmed : trimmed.toLowerCase() };
};
