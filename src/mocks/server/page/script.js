// @ts-check
/** The tester's page. It is sent to the browser as it stands, so it is plain JavaScript; it knows the mock over HTTP only. */

/** @typedef {{ to: string, channel: 'email' | 'sms' | 'call', subject?: string, text: string, code?: string, link?: string, at: string }} Message */
/** @typedef {{ to: string, expiresIn: number }} Call */
/** @typedef {{ name: string, about: string, sees: string }} Scenario */

const everySecond = 1_000;
const ordinary = 'normal';
const channels = { email: 'Mail', sms: 'Text message', call: 'Call' };
const answers = { hash: 'Answer and press #', busy: 'Busy', 'no-answer': 'No answer', rejected: 'Reject', unreachable: 'Unreachable' };
const steps = [['+ 30 s', 30], ['+ 1 min', 60], ['+ 5 min', 300], ['+ 20 min', 1_200]];

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Partial<HTMLElementTagNameMap[N]>} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[N]}
 */
const make = (name, properties = {}, ...children) => {
  const element = document.createElement(name);
  Object.assign(element, properties);
  element.append(...children);
  return element;
};

/** @param {string} label @param {() => unknown} onclick @param {string} [className] */
const button = (label, onclick, className = '') => make('button', { type: 'button', className, onclick }, label);

/** Left to right in any language. @param {string} text */
const address = (text) => make('bdi', { dir: 'ltr' }, text);

/** Said aloud. @param {string} text */
const announce = (text) => { at('news').textContent = text; };

/** @param {string} [text] */
const trouble = (text = '') => {
  if (at('trouble').textContent !== text) at('trouble').textContent = text;
  at('trouble').hidden = text === '';
};

/** @param {string} name @param {object} [body] sent by POST where there is one */
const ask = async (name, body) => {
  const response = await fetch(`/__mock/${name}`, body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.title);
  return answer;
};

/** @param {string} name @param {object} body @param {string} said */
const set = async (name, body, said) => {
  try {
    await ask(name, body);
    announce(said);
  } catch (error) {
    announce(`It did not work. ${/** @type {Error} */ (error).message}`);
  }
  await look();
};

/** @param {string} moment */
const time = (moment) => make('time', { dateTime: moment }, new Date(moment).toLocaleTimeString());

/** @param {Message} message */
const messageItem = ({ to, channel, subject, text, code, link, at: sent }) => {
  const item = make('li', {}, make('p', { className: 'meta' }, make('strong', {}, channels[channel]), ' to ', address(to), time(sent)));
  if (subject) item.append(make('p', {}, make('strong', {}, subject)));
  if (code) {
    const copy = button('Copy', async () => {
      await navigator.clipboard.writeText(code);
      announce(`Copied ${code}`);
    });
    copy.ariaLabel = `Copy ${code}`;
    item.append(make('p', { className: 'code' }, make('code', { dir: 'ltr' }, code), copy));
  }
  if (link) item.append(make('p', {}, make('a', { href: link }, link)));
  item.append(make('details', {}, make('summary', {}, 'Whole text'), make('p', { className: 'text' }, text)));
  return item;
};

/** What is on the list. @type {string[]} */
let shown = [];

/** Only what is new is added, so that nothing that somebody reads or has focused goes away. @param {Message[]} messages */
const showMessages = (messages) => {
  const keys = messages.map((message) => JSON.stringify(message));
  const same = shown.every((key, index) => key === keys[index]);
  if (!same) at('messages').replaceChildren();
  const fresh = same ? messages.slice(shown.length) : messages;
  at('messages').prepend(...fresh.map(messageItem).toReversed());
  const [newest] = fresh.slice(-1);
  if (newest) announce(`${channels[newest.channel]} to ${newest.to}${newest.subject ? `: ${newest.subject}` : ''}`);
  shown = keys;
  at('no-messages').hidden = keys.length > 0;
};

/** The phones that ring, by number, each with where its time is shown. @type {Map<string, { item: HTMLElement, left: HTMLElement }>} */
const ringing = new Map();

/** @param {string} to */
const phoneItem = (to) => {
  const left = make('span', { className: 'soft' });
  const keys = Object.entries(answers).map(([answer, label]) =>
    button(label, () => set('call', { to, answer }, `${label}: ${to}`), answer === 'hash' ? 'hash' : ''));
  const group = make('div', { className: 'row', role: 'group', ariaLabel: `The phone at ${to}` }, ...keys);
  announce(`The phone at ${to} is ringing`);
  return { item: make('li', {}, make('p', {}, make('strong', {}, address(to), ' is ringing'), ' ', left), group), left };
};

/** @param {Call[]} calls */
const showCalls = (calls) => {
  for (const [to, { item }] of ringing) {
    if (calls.some((call) => call.to === to)) continue;
    item.remove();
    ringing.delete(to);
  }
  for (const { to, expiresIn } of calls) {
    const phone = ringing.get(to) ?? phoneItem(to);
    if (!ringing.has(to)) at('phones').append(phone.item);
    ringing.set(to, phone);
    phone.left.textContent = `for ${expiresIn} s more`;
  }
  at('no-phones').hidden = ringing.size > 0;
};

/** @param {{ now: string }} clock */
const showClock = ({ now }) => {
  const ahead = Math.round((Date.parse(now) - Date.now()) / 1_000);
  at('now').textContent = new Date(now).toLocaleTimeString();
  at('ahead').textContent = Math.abs(ahead) < 2 ? 'like this machine' : `${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} this machine`;
};

const boxes = () => [...at('scenarios').querySelectorAll('input')];

/** @param {{ name: string }} scenario */
const showScenario = ({ name }) => {
  if (at('scenario').textContent === name) return;
  at('scenario').textContent = name;
  for (const box of boxes()) box.checked = name.split('+').includes(box.value);
};

/** @param {Scenario[]} scenarios */
const offer = (scenarios) => {
  const choose = () => {
    const name = boxes().filter(({ checked }) => checked).map(({ value }) => value).join('+') || ordinary;
    return set('scenario', { name }, `Scenario: ${name}`);
  };
  at('scenarios').replaceChildren(...scenarios.filter(({ name }) => name !== ordinary).map(({ name, about, sees }) => {
    const box = make('input', { type: 'checkbox', id: `scenario-${name}`, value: name, onchange: choose });
    box.setAttribute('aria-describedby', `about-${name}`);
    return make('div', {}, box, make('label', { htmlFor: box.id }, name), make('p', { className: 'soft', id: `about-${name}` }, about, make('br'), `A visitor sees: ${sees}`));
  }));
};

/** Shows what there is now. The list of scenarios, which never changes, is asked for once. */
const look = async () => {
  try {
    if (boxes().length === 0) offer(await ask('scenarios'));
    const [outbox, calls, clock, scenario] = await Promise.all(['outbox', 'call', 'clock', 'scenario'].map((name) => ask(name)));
    showMessages(outbox);
    showCalls(calls);
    showClock(clock);
    showScenario(scenario);
    trouble();
  } catch {
    trouble('The mock server does not answer. Is it still running?');
  }
};

const watch = async () => {
  if (!document.hidden) await look();
  setTimeout(watch, everySecond);
};

const land = () => {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  at('landing').hidden = token === null;
  at('token').textContent = token;
};

at('base').textContent = location.origin;
at('forward').append(...steps.map(([label, seconds]) =>
  button(String(label), () => set('clock', { advance: seconds }, `${seconds} seconds have passed on the server`))));
at('clock').onsubmit = (event) => {
  event.preventDefault();
  const seconds = Number(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('seconds'));
  return set('clock', { advance: seconds }, `${seconds} seconds have passed on the server`);
};
at('search').oninput = ({ target }) => {
  const words = /** @type {HTMLInputElement} */ (target).value.toLowerCase().split(/\s+/);
  for (const row of at('scenarios').querySelectorAll('div')) {
    row.hidden = !words.every((word) => row.textContent?.toLowerCase().includes(word));
  }
};
at('reset').onclick = () => set('reset', {}, 'The mock was reset');
addEventListener('hashchange', land);
land();
void watch();
