/** A page whose old script has given every object more members, which `for…in` finds: every element works there as elsewhere. */
import { place, settle } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { table } from '../support/elements/table.js';
import { errorsOf, watchConsole, watchErrors } from '../support/elements/watch.js';

const junk = { extend: () => { throw new Error('called'); }, each: 7 };

for (const row of table) {
  for (const [name, reach] of Object.entries(row.states)) {
    it(`${row.tag}, "${name}": is reached, without an exception`, async () => {
      const lines = watchConsole();
      const { errors, end } = watchErrors();
      Object.assign(Object.prototype, junk);
      try {
        await reach(await row.make(place()));
        await settle();
      } finally {
        for (const member of Object.keys(junk)) Reflect.deleteProperty(Object.prototype, member);
      }
      end();
      expect(errors).to.deep.equal([]);
      expect(errorsOf(lines).filter((line) => line.includes('called') || line.includes('TypeError'))).to.deep.equal([]);
    });
  }
}
