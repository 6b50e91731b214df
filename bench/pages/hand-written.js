/** What a team would write by hand: sign-in, forgotten password and its code. Every comparison starts from it. */
import './hand-written.css';

const h = (tag, props, ...children) => {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
};
const field = (label, props) => h('label', {}, label, h('input', { required: true, ...props }));
const link = (textContent, onclick) => h('button', { type: 'button', className: 'link', textContent, onclick });

const screens = {
  signin: (go) => [
    h('h1', { textContent: 'Sign in' }),
    field('Email', { type: 'email', name: 'email', autocomplete: 'username' }),
    field('Password', { type: 'password', name: 'password', autocomplete: 'current-password' }),
    h('button', { textContent: 'Sign in' }),
    link('Forgot your password?', () => go('forgot')),
  ],
  forgot: (go) => [
    h('h1', { textContent: 'Forgot your password' }),
    field('Email', { type: 'email', name: 'email', autocomplete: 'username' }),
    h('button', { textContent: 'Send verification code' }),
    link('Back', () => go('signin')),
  ],
  code: (go) => [
    h('h1', { textContent: 'Enter the code' }),
    field('Code', { name: 'code', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 6, pattern: '[0-9]{6}' }),
    h('button', { textContent: 'Continue' }),
    link('Back', () => go('forgot')),
  ],
};

function mount(parent) {
  const status = h('p', { role: 'status' });
  const form = h('form', { className: 'floor' });
  const go = (screen) => {
    form.replaceChildren(...screens[screen](go), status);
    form.querySelector('input').focus();
  };
  form.onsubmit = async (event) => {
    event.preventDefault();
    const value = new FormData(form).get('email');
    const response = await fetch('/auth/v1/flows/password-reset', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ identifier: { kind: 'email', value } }),
    }).catch(() => undefined);
    if (response?.ok) go('code');
    else status.textContent = 'That did not work. Try again.';
  };
  go(new URLSearchParams(location.search).get('screen') ?? 'signin');
  parent.append(form);
  return form;
}

window.bench = { mount, unmount: (form) => form.remove() };
if (!window.manual) mount(document.getElementById('app'));
