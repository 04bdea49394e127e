/** Selecting rows of a list, to copy some of them. */

import { h } from "../lib/dom.js";

/** @import { Chapter, Text, Timeline } from "../types.d.ts" */

/**
 * @typedef {{ t: Text, before: Element | undefined, onEnd: () => void,
 *   copy: (chapters: Chapter[], button: HTMLButtonElement) => void }} Options the bar stands after
 *   `before`
 */

/**
 * Put a box before each row, and show a bar that says how many are selected; a click on a row selects.
 * @param {Timeline} list @param {number | undefined} first index of the row that is selected at once
 * @param {Options} options
 */
export function selectRows(list, first, options) {
  const isSelecting = list.list.classList.contains("selecting");
  if (!isSelecting) new RowSelection(list, options).begin(first);
}

class RowSelection {
  #list;
  #options;
  #boxes;
  #copy;
  #number = h("span", { role: "status" });
  #bar;
  #ended = new AbortController();

  /** @param {Timeline} list @param {Options} options */
  constructor(list, options) {
    const { t } = options;
    this.#list = list;
    this.#options = options;
    this.#boxes = list.chapters.map(({ title }) => {
      const label = title || t.untitled;
      const change = () => this.#count();
      return h("input", { type: "checkbox", class: "box", "aria-label": label, change });
    });
    this.#copy = button(t.copySelected, () => options.copy(this.#selected(), this.#copy));
    const all = button(t.selectAll, () => this.#selectAll());
    const done = button(t.done, () => this.#end());
    this.#bar = h("div", { class: "selection" }, this.#copy, all, done, this.#number);
  }

  /** @param {number | undefined} first index of the row that is selected at once */
  begin(first) {
    const { list, rows } = this.#list;
    rows.forEach((row, i) => {
      row.prepend(this.#boxes[i] ?? "");
    });
    const box = this.#boxes[first ?? 0];
    if (box) box.checked = first !== undefined;
    list.classList.add("selecting");
    /** @param {MouseEvent} event */
    const clicked = (event) => this.#toggle(event);
    list.addEventListener("click", clicked, { capture: true, signal: this.#ended.signal });
    this.#options.before?.after(this.#bar);
    this.#count();
    box?.focus();
  }

  #selected() {
    return this.#list.chapters.filter((_, i) => this.#boxes[i]?.checked);
  }

  #count() {
    const { length } = this.#selected();
    this.#number.textContent = this.#options.t.selected(length);
    this.#copy.disabled = length === 0;
  }

  /** All rows, or none if all are selected. */
  #selectAll() {
    const isAll = this.#selected().length === this.#boxes.length;
    for (const box of this.#boxes) box.checked = !isAll;
    this.#count();
  }

  /** @param {MouseEvent} event */
  #toggle(event) {
    const row = /** @type {HTMLElement} */ (event.target).closest("li");
    const box = row && this.#boxes[this.#list.rows.indexOf(row)];
    if (!box || event.target === box) return;
    event.preventDefault();
    event.stopPropagation();
    box.click();
  }

  #end() {
    this.#ended.abort();
    this.#list.list.classList.remove("selecting");
    for (const element of [this.#bar, ...this.#boxes]) element.remove();
    this.#options.onEnd();
  }
}

/** @param {string} label @param {() => void} click */
const button = (label, click) => h("button", { type: "button", click }, label);
