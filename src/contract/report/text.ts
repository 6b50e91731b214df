import type { ContractResult } from '../run.js';

const signs = { kept: '✓', broken: '✗', untestable: '–' };
const colours = { kept: '\u001B[32m', broken: '\u001B[31m', untestable: '\u001B[2m' };

/** Columns of a report. */
const width = 100;

/** Lines of at most so many columns; what follows in the next line is indented further. A word that is longer is cut. */
const wrapped = (line: string, indent: string): string => {
  const lines: string[] = [];
  const own = /^ */.exec(line)?.[0] ?? '';
  let left = line.slice(own.length);
  for (let lead = indent + own; ; lead = `${indent}${own}  `) {
    const room = width - lead.length;
    const end = left.length <= room ? left.length : left.lastIndexOf(' ', room);
    const at = end > 0 ? end : room;
    lines.push(lead + left.slice(0, at));
    left = left.slice(at).trimStart();
    if (left === '') return lines.join('\n');
  }
};

const indented = (text: string): string => text.split('\n').map((line) => wrapped(line, '      ')).join('\n');

/** One rule: kept, broken with request and answer, or not testable and why. */
export const lineOf = ({ rule, says, source, verdict, why }: ContractResult, coloured = false): string => {
  const sign = coloured ? `${colours[verdict]}${signs[verdict]}\u001B[0m` : signs[verdict];
  const title = wrapped(`${rule}  ${says}${verdict === 'kept' ? '' : ` (${source}${verdict === 'untestable' ? ', not testable' : ''})`}`, '    ');
  return `  ${sign} ${title.trimStart()}`
    + (why === undefined ? '' : `\n${indented(why)}`);
};

export const count = (results: readonly ContractResult[], verdict: ContractResult['verdict']): number =>
  results.filter((result) => result.verdict === verdict).length;

export const secondsOf = (results: readonly ContractResult[]): number => results.reduce((sum, { seconds }) => sum + seconds, 0);

/** How it went, in a line. */
export const summary = (results: readonly ContractResult[]): string => {
  const [kept, broken, untestable] = [count(results, 'kept'), count(results, 'broken'), count(results, 'untestable')];
  return `${results.length} rules in ${secondsOf(results).toFixed(1)} s: ${kept} kept, ${broken} broken, ${untestable} not testable.`
    + (kept + broken === 0 ? ' Nothing could be tested.' : '');
};
