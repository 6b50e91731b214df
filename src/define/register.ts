/** Registers a class under its tag, once. A tag that another class holds is left alone, and the developer is told. */
export function register(tag: string, element: CustomElementConstructor): void {
  const holder = globalThis.customElements?.get(tag);
  if (!holder) globalThis.customElements?.define(tag, element);
  else if (holder !== element) console.warn(`latchkey: <${tag}> is already defined by another class, perhaps another copy of latchkey; that one stays`);
}
