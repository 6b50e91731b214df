/** Registers a class under its tag. Keeps a class that already has the tag, and warns the developer when it is another one. */
export function register(tag: string, element: CustomElementConstructor): void {
  const holder = globalThis.customElements?.get(tag);
  if (!holder) globalThis.customElements?.define(tag, element);
  else if (holder !== element) console.warn(`latchkey: <${tag}> is already defined by another class, perhaps of another copy of latchkey; that class stays`);
}
