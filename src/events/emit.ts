/** The one way an element dispatches. True unless a listener prevented the event's default action. */
export const emit = (target: EventTarget, event: Event): boolean => target.dispatchEvent(event);
