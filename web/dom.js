/** Elements, made the one way that cannot run what a title says. */

/**
 * An element with attributes, listeners (values that are functions) and children. Children that
 * are text stay text; an attribute that is `false`, `null` or `undefined`, a child that is falsy, is left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} [attributes]
 * @param {...(Node | string | false | null | undefined)} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return element;
}

/**
 * The element of the page with this ID.
 * @param {string} id
 */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The form with the link's field; its action is the one place that names the function. */
export const form = () => /** @type {HTMLFormElement} */ (byId("v").closest("form"));
