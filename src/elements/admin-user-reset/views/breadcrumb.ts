import { html, nothing, type TemplateResult } from 'lit';
import type { ManagedUser } from '../../../client/auth-client.js';
import type { ContentView } from '../../../views/view.js';
import { displayName } from './view.js';

/**
 * Setup / Manage Users / the user's name.
 * @param page the user's page; absent on the list
 */
export function breadcrumb(view: ContentView, page?: { readonly user: ManagedUser | undefined; back(): void }): TemplateResult {
  const { t } = view;
  return html`<nav class="latchkey-breadcrumb" aria-label=${t('admin.breadcrumb')}><ol>
    <li>${view.destination('back', t('admin.setup'))}</li>
    ${page
      ? html`<li><button type="button" class="latchkey-link" @click=${page.back}>${t('admin.manage-users')}</button></li>
        ${page.user ? html`<li aria-current="page"><bdi>${displayName(page.user)}</bdi></li>` : nothing}`
      : html`<li aria-current="page">${t('admin.manage-users')}</li>`}
  </ol></nav>`;
}
