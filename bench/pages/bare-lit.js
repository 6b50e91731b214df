/** The cost that every element pays before it does anything: Lit and the form of hand-written.js. */
import { css, html, LitElement } from 'lit';

class BareForm extends LitElement {
  static styles = css`form{display:grid;gap:12px;max-width:22rem;margin:2rem auto;font:16px/1.5 system-ui,sans-serif}label{display:grid;gap:4px}input{font:inherit;padding:8px;border:1px solid #767676;border-radius:6px}button{font:inherit;padding:10px;border:0;border-radius:6px;background:#1d4ed8;color:#fff}.link{background:none;color:#1d4ed8}`;

  render() {
    return html`<form novalidate>
      <h1>Sign in</h1>
      <label>Email<input type="email" name="email" autocomplete="username" required></label>
      <label>Password<input type="password" name="password" autocomplete="current-password" required></label>
      <button>Sign in</button><button type="button" class="link">Forgot your password?</button>
      <p role="status"></p></form>`;
  }
}
customElements.define('bare-form', BareForm);

const mount = (parent) => parent.appendChild(document.createElement('bare-form'));
window.bench = { mount, unmount: (element) => element.remove() };
if (!window.manual) mount(document.getElementById('app'));
