/** The menu of one row: what the reader can take of a chapter. */

import { markdownLine, textLine } from "../lib/chapter-text.js";
import { copyText } from "../lib/clipboard.js";
import { byId, h } from "../lib/dom.js";
import { watchUrl } from "../lib/route.js";

/** @import { Chapter, Text, Video } from "../types.d.ts" */

/**
 * Open it below the row's button; it closes after a choice, with Escape, and by a click elsewhere.
 * @param {HTMLElement} button @param {Video} video @param {Chapter} chapter @param {Text} t
 * @param {() => void} [select] begins to select rows with this one
 */
export function openRowMenu(button, video, chapter, t, select) {
  const url = watchUrl(video.id, chapter.start);
  /** @type {HTMLElement[]} */
  const items = [
    copyItem(t.rowLink, url),
    copyItem(t.rowMarkdown, markdownLine(video, chapter)),
    copyItem(t.rowText, textLine(chapter)),
    item("a", { href: url }, t.openOnYouTube),
    ...(select ? [item("button", { type: "button", click: select }, t.selectRows)] : []),
  ];
  const menu = h(
    "div",
    { class: "menu", role: "menu", popover: "auto", toggle: closed, keydown: move, click: close },
    ...items,
  );
  /** @param {string} label @param {string} text */
  function copyItem(label, text) {
    return item("button", { type: "button", click: () => copyText(button, text, t) }, label);
  }
  function close() {
    menu.hidePopover();
  }
  /** @param {ToggleEvent} event */
  function closed({ newState }) {
    if (newState !== "closed") return;
    button.removeAttribute("aria-expanded");
    menu.remove();
  }
  /** @param {KeyboardEvent} event */
  function move(event) {
    if (event.key === "Tab") return close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const index = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    items.at((index + step) % items.length)?.focus();
  }
  byId("main").append(menu);
  button.setAttribute("aria-expanded", "true");
  menu.showPopover();
  place(menu, button);
  items[0]?.focus();
}

/**
 * @template {"a" | "button"} K
 * @param {K} tag @param {import("../types.d.ts").Attributes} attributes @param {string} label
 */
const item = (tag, attributes, label) =>
  h(tag, { role: "menuitem", tabindex: "-1", ...attributes }, label);

/** Below the button, or above it where there is no room. @param {HTMLElement} menu @param {HTMLElement} button */
function place(menu, button) {
  const { bottom, top, right } = button.getBoundingClientRect();
  const { height, width } = menu.getBoundingClientRect();
  const below = bottom + height <= innerHeight;
  menu.style.top = `${Math.max(0, below ? bottom : top - height)}px`;
  menu.style.left = `${Math.max(0, right - width)}px`;
}
