import type { Translate } from '../../i18n/messages.js';
import type { AdministrationHost } from './administration.js';
import type { ResetState } from './reset.js';

const working = (t: Translate): string => t('status.working');

/** Moves focus and announces the status when the state of a reset changes. */
export function attend(host: AdministrationHost, now: ResetState, before: ResetState): void {
  switch (now.kind) {
    case 'confirming':
      break;
    case 'idle':
      host.announce();
      if (before.kind === 'confirming' || before.kind === 'held' || before.kind === 'reauthenticating') host.focusNext('reset');
      break;
    case 'reauthenticating':
      host.announce();
      host.focusNext('reauthenticate');
      break;
    case 'held': case 'calling':
      host.announce(working);
      host.focusNext('reset');
      break;
    case 'failed':
      host.announce();
      host.focusNext('summary');
      break;
    case 'done': {
      const { link, timeKnown } = now;
      // The announced time is no longer reliable.
      if (before.kind === 'done') return timeKnown ? undefined : host.announce();
      // Announces the time limit once, when it starts.
      host.announce(link && ((t) => t('admin.link-expires-in', { seconds: link.expiresIn })));
      host.focusNext('heading');
    }
  }
}
