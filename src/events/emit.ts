/** Dispatches an event. Every element uses this function. @returns false when a listener prevented the default action */
export const emit = (target: EventTarget, event: Event): boolean => target.dispatchEvent(event);
