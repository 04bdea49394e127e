/** Elements, made the one way that cannot run what a title says. */

/** @import { Attributes, Child } from "../types.d.ts" */

/**
 * An element with attributes, listeners (values that are functions) and children. Text stays text;
 * what is false, null or undefined is left out, and so is a child that is empty.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Attributes} [attributes] @param {...Child} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(.../** @type {Node[]} */ (children.filter(Boolean)));
  return element;
}

/** The element of the page with this ID. @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The form with the link's field; its action is the one place that names the function. */
export const form = () => /** @type {HTMLFormElement} */ (byId("v").closest("form"));
