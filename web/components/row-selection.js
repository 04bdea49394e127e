/** Selecting rows of a list, to copy some of them. */

import { h } from "../lib/dom.js";

/** @import { Chapter, Text, Timeline } from "../types.d.ts" */

/**
 * Put a box before each row, and a bar that says how many are selected; a click on a row selects.
 * @param {Timeline} list
 * @param {number | undefined} first index of the row that is selected at once
 * @param {{ t: Text, before: Element | undefined, onEnd: () => void,
 *   copy: (chapters: Chapter[], button: HTMLButtonElement) => void }} options the bar stands after
 *   `before`
 */
export function selectRows(list, first, { t, before, onEnd, copy }) {
  if (list.list.classList.contains("selecting")) return;
  const ended = new AbortController();
  const boxes = list.chapters.map(({ title }, i) => {
    const label = title || t.untitled;
    const box = h("input", { type: "checkbox", class: "box", "aria-label": label, change: count });
    box.checked = i === first;
    return box;
  });
  const selected = () => list.chapters.filter((_, i) => boxes[i]?.checked);
  const copyButton = h(
    "button",
    { type: "button", click: () => copy(selected(), copyButton) },
    t.copySelected,
  );
  const number = h("span", { role: "status" });
  const all = h("button", { type: "button", click: selectAll }, t.selectAll);
  const done = h("button", { type: "button", click: end }, t.done);
  const bar = h("div", { class: "selection" }, copyButton, all, done, number);

  function count() {
    const { length } = selected();
    number.textContent = t.selected(length);
    copyButton.disabled = length === 0;
  }
  function selectAll() {
    const isAll = selected().length === boxes.length;
    for (const box of boxes) box.checked = !isAll;
    count();
  }
  function end() {
    ended.abort();
    list.list.classList.remove("selecting");
    for (const element of [bar, ...boxes]) element.remove();
    onEnd();
  }
  /** @param {MouseEvent} event */
  function toggle(event) {
    const row = /** @type {HTMLElement} */ (event.target).closest("li");
    const box = row && boxes[list.rows.indexOf(row)];
    if (!box || event.target === box) return;
    event.preventDefault();
    event.stopPropagation();
    box.click();
  }
  list.rows.forEach((row, i) => {
    row.prepend(boxes[i] ?? "");
  });
  list.list.classList.add("selecting");
  list.list.addEventListener("click", toggle, { capture: true, signal: ended.signal });
  before?.after(bar);
  count();
  (boxes[first ?? 0] ?? bar).focus();
}
