import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowedIntents, passwordReset, phoneChallenge, registration, registrationLink, signIn, stepsOf, type IntentName, type Rules, type ScreenName } from '../../src/journey/index.js';
import { copyOf, root, runnerOf } from './generator.js';

const file = 'src/journey/flows.md';
const committed = readFileSync(join(root, file), 'utf8');

const run = runnerOf('scripts/flows.mjs');

// Each run starts Node, which takes a while on a busy machine.
describe('the committed diagrams', { timeout: 60_000 }, () => {
  it('match the journey', () => {
    expect(run(root, '--check')).toEqual({ status: 0, output: '' });
  });

  describe('after a change', () => {
    const folder = copyOf(['scripts', 'src/journey', 'src/client']);
    const rewrite = (path: string, change: (text: string) => string) => writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
    const stale = { status: 1, output: `${file} is out of date. Run: npm run flows\n` };

    it('is reported as out of date, until the diagrams are drawn again', () => {
      expect(run(folder, '--check').status).toBe(0);
      rewrite(file, (text) => text.replace('verify code', 'check code'));
      expect(run(folder, '--check')).toEqual(stale);
      expect(run(folder).status).toBe(0);
      expect(readFileSync(join(folder, file), 'utf8')).toBe(committed);
    });

    it.each([
      ['the kernel', 'src/journey/journey.ts', "if (intent.name === 'change-method') return changeMethod(state, now);", "if (intent.name === 'change-method') return stay(state);"],
      ['the rules', 'src/journey/rules.ts', "pauseAfter: ['email']", 'pauseAfter: []'],
      ['the intents', 'src/journey/steps/link-sent.ts', "intents: { 'send-link': 'local', cancel: 'local' }", "intents: { cancel: 'local' }"],
      ['the answers', 'src/journey/steps/enroll.ts', "answers: ['signIn',", "answers: ['signIn', 'openLink',"],
    ])('of %s are stale', (_, path, before, after) => {
      const original = readFileSync(join(folder, path), 'utf8');
      expect(original).toContain(before);
      rewrite(path, (text) => text.replace(before, after));
      expect(run(folder, '--check')).toEqual(stale);
      writeFileSync(join(folder, path), original);
      expect(run(folder, '--check').status).toBe(0);
    });
  });
});

/** Each flow, with the calls of its entry form and its links. */
const flows: readonly (readonly [string, Rules, string])[] = [
  ['Sign-in', signIn, 'sign in'],
  ['Password reset', passwordReset, 'ask for a reset'],
  ['Registration', registration, 'sign in'],
  ['Registration link', registrationLink, 'ask for a link'],
  // The host hands over the first Step.
  ['Phone challenge', phoneChallenge, 'handed'],
];

/** The label of each intent. */
const words: Readonly<Record<IntentName, (begins: string) => RegExp>> = {
  begin: (begins) => new RegExp(begins),
  'send-code': () => /send code.*call me/,
  'verify-code': () => /verify (\w+ )?code \(right\)/,
  continue: () => /continue/,
  'prove-password': () => /prove password \(right\)/,
  enroll: () => /enroll phone.*enroll email|enroll email.*enroll phone/,
  'change-method': () => /change phone or email/,
  'send-link': () => /send the link again/,
  'set-password': () => /set password/,
  cancel: () => /cancel/,
};

interface Diagram { readonly lines: readonly string[]; readonly under: readonly string[]; readonly arrows: readonly { from: string; to: string; label: string }[] }

/** The flow's diagram, with the screens' own names. */
function diagram(title: string): Diagram {
  const [, text = ''] = new RegExp(`^## ${title}\n[^]*?\`\`\`mermaid\n([^]*?)\n\`\`\``, 'm').exec(committed) ?? [];
  const lines = text.split('\n').map((line) => line.trim());
  const named = new Map(lines.flatMap((line) => {
    const [, name, id] = /^state "(.+)" as (\w+)$/.exec(line) ?? [];
    return name && id ? [[id, name] as const] : [];
  }));
  const nameOf = (id: string) => named.get(id) ?? id;
  const opens = lines.findIndex((line) => line.endsWith('{'));
  const under = lines.slice(opens + 1, lines.indexOf('}')).filter((line) => !line.includes('<<')).map((line) => nameOf(line.split(' ').at(-1)!));
  const arrows = lines.flatMap((line) => {
    const [, from, to, label = ''] = /^(\S+) --> (\S+?)(?:: (.+))?$/.exec(line) ?? [];
    return from && to ? [{ from: nameOf(from), to: nameOf(to), label }] : [];
  });
  return { lines, under, arrows };
}

/** The labels of the arrows out of a screen, or out of the box around it. */
const labelsOf = ({ arrows, under }: Diagram, screen: string): string =>
  arrows.filter(({ from }) => from === screen || (from === 'under_way' && under.includes(screen))).map(({ label }) => label).join(', ');

describe.each(flows)('the diagram of %s', (title, rules, begins) => {
  const drawn = diagram(title);
  const { arrows, lines } = drawn;
  const reached = new Set(arrows.flatMap(({ from, to }) => [from, to]));

  it('has every screen that the element shows, and no other', () => {
    const pause: ScreenName[] = rules.pauseAfter.length > 0 || rules.endsOnOtherStep ? ['verified'] : [];
    const screens = [...reached].filter((name) => name !== '[*]' && name !== 'under_way' && !name.startsWith('next_'));
    // In the contract, no Step leads from a sign-in to the password of a link.
    const unreachable = title === 'Sign-in' ? ['prove-password'] : [];
    expect(screens.sort()).toEqual(['start', ...pause, ...stepsOf(rules).filter((name) => !unreachable.includes(name))].sort());
  });

  it.each(Object.entries(allowedIntents).filter(([screen]) => reached.has(screen)))('has every action of a visitor on %s', (screen, intents) => {
    const labels = labelsOf(drawn, screen);
    for (const intent of intents) {
      if (screen === 'start' && intent === 'cancel') continue; // there is no flow to leave
      if (intent === 'change-method' && !stepsOf(rules).includes('enroll')) continue;
      if (screen === 'verified' && rules.endsOnOtherStep) continue; // the host continues from there
      expect(labels, intent).toMatch(words[intent](begins));
    }
    if (screen === 'verified' && rules.endsOnOtherStep) expect(labels).toBe('');
    if (intents.length === 0) expect(arrows).toContainEqual({ from: screen, to: '[*]', label: '' });
  });

  it('shows where an expired ticket and a call lead', () => {
    expect(arrows).toContainEqual({ from: 'under_way', to: 'start', label: 'cancel, ticket expired' });
    expect(labelsOf(drawn, 'call-in-progress')).toMatch(/# pressed.*phone rings/);
  });

  it('draws each arrow once, and leads from the start to an end', () => {
    expect(new Set(lines).size).toBe(lines.length);
    expect(new Set(arrows.map(({ from, to }) => `${from} ${to}`)).size).toBe(arrows.length);
    const walked = new Set(['[*]']);
    for (const from of walked) for (const arrow of arrows) if (arrow.from === from || (arrow.from === 'under_way' && drawn.under.includes(from))) walked.add(arrow.to);
    expect([...reached].filter((name) => name !== 'under_way' && !walked.has(name))).toEqual([]);
  });

  it('has labels that older versions of Mermaid support', () => {
    for (const { label } of arrows) {
      expect(label).toMatch(/^[\w #(),]*$/);
      expect(label).not.toContain('undefined');
    }
  });
});
