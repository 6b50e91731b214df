import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^(?:controllers|elements|styles|views)\/.*\.ts$/.test(path)).map((path) => readFileSync(`src/${path}`, 'utf8'));

const literals = /\bcss`[^`]*`/g;
const comments = /\/\*[^]*?\*\/|(?<=^|\s)\/\/.*/g;
const sheets = sources.flatMap((source) => source.match(literals) ?? []).join('\n').replaceAll(comments, '');
const code = sources.map((source) => source.replaceAll(literals, '').replaceAll(comments, '')).join('\n');

const found = (text: string, pattern: RegExp): ReadonlySet<string> => new Set(text.match(pattern));
const without = (all: ReadonlySet<string>, others: ReadonlySet<string>) => [...all].filter((one) => !others.has(one));

describe('classes', () => {
  const styled = found(sheets, /(?<=\.)latchkey-[a-z-]+/g);
  const used = found(code, /(?<![\w-])latchkey-[a-z-]+/g);

  it('with styles are used in a template', () => {
    expect(styled.size).toBeGreaterThan(50);
    expect(without(styled, used)).toEqual([]);
  });

  it('in a template have styles', () => {
    expect(without(used, styled)).toEqual([]);
  });
});

describe('tokens', () => {
  const defined = found(sheets, /(?<![\w-])--_[a-z-]+(?=:)/g);
  const read = found(sheets, /(?<=var\()--_[a-z-]+/g);

  it('that are defined are used', () => {
    expect(defined.size).toBeGreaterThan(10);
    expect(without(defined, read)).toEqual([]);
  });

  it('that are used are defined', () => {
    expect(without(read, defined)).toEqual([]);
  });
});
