/**
 * Makes an element; text only ever becomes text nodes.
 * @param {string} tag @param {Record<string, any>} [properties] @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
