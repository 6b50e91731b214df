import { html, nothing, type TemplateResult } from 'lit';
import type { ManagedUser } from '../../../client/auth-client.js';
import type { ContentView } from '../../../views/view.js';
import { given, naming } from './parts.js';

interface Confirmation {
  /** Whose registration is in question; nobody's while the dialog is closed. */
  readonly user: ManagedUser | undefined;
  confirm(): void;
  /** Nothing is to be done. */
  dismiss(): void;
}

/**
 * The question before a reset: a native modal dialog, which the element opens and closes.
 * Focus begins on its first button, Cancel, which changes nothing (WAI-ARIA APG, alertdialog).
 */
export function confirmation(view: ContentView, { user, confirm, dismiss }: Confirmation): TemplateResult {
  const { t } = view;
  // Escape closes without asking us. Browsers tell of it with a later frame: by then this dialog may be open once more, or another in its place.
  const closed = (event: Event): void => {
    const { isConnected, open } = event.target as HTMLDialogElement;
    if (isConnected && !open) dismiss();
  };
  const [titleId, textId] = [view.id('confirm-title'), view.id('confirm-text')];
  return html`<dialog class="latchkey-dialog" id=${view.id('confirm')} role="alertdialog" aria-modal="true" aria-labelledby=${titleId} aria-describedby=${textId} @close=${closed}>
    ${user ? html`<p class="latchkey-dialog-title" id=${titleId}>${naming((name) => t('admin.confirm', { name }), user)}</p>
      <div id=${textId}>
        ${user.username ? html`<p>${t('admin.username')}: ${given(user.username)}</p>` : nothing}
        <p>${t('admin.confirm-text')}</p>
      </div>
      <div class="latchkey-row-actions">
        <button type="button" class="latchkey-button" @click=${dismiss}>${t('action.cancel')}</button>
        <button type="button" class="latchkey-button latchkey-primary latchkey-danger" @click=${confirm}>${t('admin.reset')}</button>
      </div>` : nothing}
  </dialog>`;
}
