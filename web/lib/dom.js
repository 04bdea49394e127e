/** Elements, made in the one way that never runs what a title contains. */

/** @import { Attributes, Child } from "../types.d.ts" */

/**
 * An element with attributes, listeners (attributes that are functions) and children. Text stays
 * text. Attributes that are false, null or undefined are skipped, and so are empty children.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Attributes} [attributes] @param {...Child} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  append(element, ...children);
  return element;
}

/** Append the children that are not empty. @param {Element} parent @param {...Child} children */
export function append(parent, ...children) {
  for (const child of children) if (child) parent.append(child);
}

/** Style sheets that were added, by name. @type {Record<string, Promise<unknown>>} */
const sheets = {};

/** Add a style sheet that only some views need; resolves when it is there, or cannot be had. @param {string} name */
export function loadStyle(name) {
  sheets[name] ??= new Promise((resolve) => {
    const link = h("link", { rel: "stylesheet", href: name, load: resolve, error: resolve });
    document.head.append(link);
  });
  return sheets[name];
}

/** A button that looks like a link. @param {string} label @param {() => void} click */
export const plainButton = (label, click) =>
  h("button", { type: "button", class: "plain", click }, label);

/** Milliseconds after which idle work is done anyhow: a browser may never call a page idle. */
const LATEST = 500;

/** Resolves once what stands there is painted and there is nothing else to do. */
export const idle = () =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: LATEST });
    else setTimeout(resolve, 50); // Safari
  });

/** Lay out the rows, too, whose heights are still a guess. */
export function layOutAll() {
  for (const row of document.querySelectorAll(".later")) row.classList.remove("later");
}

/** The element of the page with this ID. @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The field for a YouTube link. */
export const linkField = () => /** @type {HTMLInputElement} */ (byId("v"));

/** The form with the link's field; its action is the one place that names the function. */
export const linkForm = () => /** @type {HTMLFormElement} */ (linkField().form);
