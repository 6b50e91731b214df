/** Announcements: the live regions exist before they change, and time is announced only at its start, last minute and end. */
import { askForCode } from '../support/elements/acts.js';
import { fakeClock } from '../support/elements/clock.js';
import { deep, field, place, press, settle, until, untilHeading, find } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { table } from '../support/elements/table.js';
import { daisey, titles, toCall, toCode, toPassword, visit } from '../support/elements/wizard.js';

/** The check of this suite: everything that live regions say from now on, with what spoke without having been there. */
function listen(root: Element): { readonly spoken: string[]; end(): void } {
  const spoken: string[] = [];
  const regions = new Set([...deep(root)].filter((element) => element.matches('[role=status]')));
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest('[role=status]');
      const text = region?.textContent?.trim();
      if (region && regions.has(region) && text && text !== spoken.at(-1)) spoken.push(text);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const late of [node, ...node.querySelectorAll('*')].filter((one) => one.matches('[role=status]'))) {
          regions.add(late);
          if (late.textContent?.trim()) spoken.push(`too late: ${late.textContent.trim()}`);
        }
      }
    }
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  return { spoken, end: () => observer.disconnect() };
}

it('the check of this suite reports a region that speaks as it appears, and one that ticks', async () => {
  class Chatty extends HTMLElement {
    say(text: string): void {
      const region = document.createElement('p');
      region.setAttribute('role', 'status');
      region.textContent = text;
      this.append(region);
    }
    tick(text: string): void {
      (this.firstElementChild as Element).textContent = text;
    }
  }
  customElements.define('broken-chatty', Chatty);
  const main = place();
  const element = document.createElement('broken-chatty') as Chatty;
  main.append(element);
  const { spoken, end } = listen(main);
  element.say('Saved');
  await settle();
  element.tick('3');
  await settle();
  element.tick('2');
  await settle();
  end();
  expect(spoken).to.deep.equal(['too late: Saved', '3', '2']);
});

for (const row of table) {
  for (const [name, reach] of Object.entries(row.states)) {
    it(`${row.tag}, "${name}": no region speaks as it appears`, async () => {
      const main = place();
      const at = await row.make(main);
      const { spoken, end } = listen(main);
      await reach(at);
      await settle();
      end();
      expect(spoken.filter((line) => line.startsWith('too late'))).to.deep.equal([]);
    });
  }
}

describe('a code\'s time', () => {
  it('is announced at its start, with one minute left and at its end; ticks are silent', async () => {
    const clock = fakeClock();
    const at = await visit();
    const { spoken, end } = listen(at.wizard);
    await toCode(at);
    await settle();
    expect(spoken).to.deep.equal(['Please wait', 'The code works for 5 minutes']);
    spoken.length = 0;
    await clock.advance(239);
    expect(spoken, 'ticks').to.deep.equal([]);
    await clock.advance(2);
    expect(spoken).to.deep.equal(['The code works for one more minute.']);
    await clock.advance(58);
    expect(spoken).to.have.length(1);
    await clock.advance(2);
    expect(spoken.at(-1)).to.equal('The code may have expired. You can still try it.');
    await clock.advance(120);
    end();
    expect(spoken).to.have.length(2);
  });

  it('a minute that passed while the page was frozen is announced as what it is: over', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCode(at);
    await clock.advance(5);
    const { spoken, end } = listen(at.wizard);
    clock.skip(600);
    await clock.advance(2);
    end();
    expect(spoken).to.deep.equal(['The code may have expired. You can still try it.']);
  });

  it('a new code is announced', async () => {
    const at = await visit({ scenario: 'resend-at-once' });
    await toCode(at);
    const { spoken, end } = listen(at.wizard);
    press(at.wizard, 'Send new code');
    await until(() => at.backend.outbox.length === 2);
    await settle();
    end();
    expect(spoken.at(-1)).to.equal('A new verification code has been sent. Earlier codes no longer work.');
  });

  it('a second new code is announced again', async () => {
    const at = await visit({ scenario: 'resend-at-once' });
    await toCode(at);
    for (const mails of [2, 3]) {
      const { spoken, end } = listen(at.wizard);
      press(at.wizard, 'Send new code');
      await until(() => at.backend.outbox.length === mails);
      await settle();
      end();
      expect(spoken.at(-1)).to.equal('A new verification code has been sent. Earlier codes no longer work.');
    }
  });
});

describe('a call\'s time', () => {
  it('is announced at its start and at its end; questions and ticks are silent', async () => {
    const clock = fakeClock();
    const at = await visit();
    const { spoken, end } = listen(at.wizard);
    await toCall(at);
    await settle();
    expect(spoken.at(-1)).to.equal('We will wait for 1 minute');
    spoken.length = 0;
    await clock.advance(50);
    end();
    expect(spoken).to.deep.equal([]);
  });
});

describe('a password', () => {
  it('shown and hidden is announced each time, politely', async () => {
    const at = await visit();
    await toPassword(at);
    const { spoken, end } = listen(at.wizard);
    for (const [name, type] of [['Show password', 'text'], ['Hide password', 'password'], ['Show password', 'text']] as const) {
      press(at.wizard, name);
      await until(() => field(at.wizard, 'New Password').type === type);
      await settle();
    }
    end();
    expect(spoken).to.deep.equal(['Your password is shown', 'Your password is hidden', 'Your password is shown']);
  });
});

describe('waiting', () => {
  it('is announced, and no more when the answer is there', async () => {
    const at = await visit();
    const release = at.hold();
    const { spoken, end } = listen(at.wizard);
    askForCode(at.wizard, daisey);
    await until(() => spoken.includes('Please wait'));
    release();
    await untilHeading(at.wizard, titles.code);
    await settle();
    end();
    expect(find(at.wizard, 'status', /Please wait/) === undefined).to.equal(true);
  });
});
