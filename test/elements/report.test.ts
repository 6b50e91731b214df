/** A failed assertion is reported, whatever was compared: the runner never finishes a file whose report cannot be sent. */
import { place } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';

/** What the runner gets of it. */
function reported(compare: () => void): unknown {
  try {
    compare();
  } catch (error) {
    const { actual, expected } = error as { actual: unknown; expected: unknown };
    return structuredClone({ actual, expected });
  }
  throw new Error('Nothing failed.');
}

const main = (): HTMLElement => place({ lang: 'de' });
const tags = '<main lang="de"></main>';

it('two elements: their tags', () => {
  expect(reported(() => expect(main()).to.equal(main()))).to.deep.equal({ actual: tags, expected: tags });
});

it('an element where there should be none: its tags', () => {
  expect(reported(() => expect(main()).to.equal(undefined))).to.deep.equal({ actual: tags, expected: undefined });
});

it('elements in lists and objects: their tags in the same place', () => {
  expect(reported(() => expect([{ part: main(), count: 1 }]).to.deep.equal([]))).to.deep.equal({ actual: [{ part: tags, count: 1 }], expected: [] });
});

it('what goes round, or does something: text', () => {
  const round: Record<string, unknown> = { act: () => 1 };
  round['self'] = round;
  expect(reported(() => expect(round).to.equal(null))).to.have.nested.property('actual.act', '() => 1');
});
