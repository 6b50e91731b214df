/** Shows one element on a page of the bench. */
export function show(tag, properties = {}) {
  const mount = (parent) => parent.appendChild(Object.assign(document.createElement(tag), properties));
  window.bench = { mount, unmount: (element) => element.remove() };
  if (!window.manual) mount(document.getElementById('app'));
}
