import { html, nothing, type TemplateResult } from 'lit';
import type { ManagedUser } from '../../../client/auth-client.js';
import type { ContentView } from '../../../views/view.js';
import { given, naming } from './parts.js';

interface Confirmation {
  /** The user to reset. Undefined while the dialog is closed. */
  readonly user: ManagedUser | undefined;
  confirm(): void;
  /** Closes the dialog without a reset. */
  dismiss(): void;
}

/**
 * The confirmation before a reset: a native modal dialog, which the element opens and closes.
 * Focus starts on its first button, Cancel, which changes nothing (WAI-ARIA APG, alertdialog).
 */
export function confirmation(view: ContentView, { user, confirm, dismiss }: Confirmation): TemplateResult {
  const { t } = view;
  // Escape closes the dialog. The event comes in a later frame, when the dialog can be open again or replaced.
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
