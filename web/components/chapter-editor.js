/** The chapters of a description as fields: each with its verdict, to be edited in place. */

import {
  lineOf,
  shifted,
  withoutRow,
  withRowBelow,
  withStart,
  withTitle,
} from "../lib/chapter-lines.js";
import { h } from "../lib/dom.js";
import { announce } from "../lib/status.js";
import { formatTime } from "../lib/time.js";
import { EditorRow } from "./editor-row.js";
import { findingSentence } from "./findings.js";

/** @import { ChapterLines, Finding, Text, Verdict } from "../types.d.ts" */

/** A list of rows. What is edited goes to `onEdit`, whose caller keeps it. */
export class ChapterEditor {
  #t;
  #onEdit;
  /** @type {ChapterLines} */
  #lines = { text: "", rows: [] };
  /** By the keys of the chapters: fields stay while others come and go. @type {Map<number, EditorRow>} */
  #rows = new Map();

  /** @param {Text} t @param {(lines: ChapterLines, step: string) => void} onEdit gets what it changes, and the name of the step */
  constructor(t, onEdit) {
    this.#t = t;
    this.#onEdit = onEdit;
    this.list = h("ol", { role: "list", class: "lines", "aria-label": t.lineByLine });
    this.shiftForm = shiftForm(t, (seconds) =>
      onEdit(shifted(this.#lines, seconds), `shift ${seconds}`),
    );
  }

  /** Nothing can be edited until the function has read the new text. @param {boolean} isStale */
  set stale(isStale) {
    this.list.inert = isStale;
    this.shiftForm.inert = isStale;
  }

  /** @param {ChapterLines} lines */
  show(lines) {
    this.#lines = lines;
    const keys = new Set(lines.rows.map(({ key }) => key));
    for (const [key, { element }] of this.#rows)
      if (!keys.has(key)) {
        element.remove();
        this.#rows.delete(key);
      }
    for (const [index, row] of lines.rows.entries()) {
      const fields = this.#rows.get(row.key) ?? this.#newRow(row.key);
      fields.show(row, index + 1, lineOf(lines, row));
    }
    this.#arrange([]);
    this.list.hidden = this.shiftForm.hidden = lines.rows.length === 0;
  }

  /** What the function says of these lines. @param {Verdict} verdict */
  judge({ chapters, findings }) {
    const lines = this.#lines;
    const rowLines = lines.rows.map((row) => lineOf(lines, row));
    for (const [index, row] of lines.rows.entries()) {
      const line = rowLines[index];
      const before = rowLines.slice(0, index).filter((each) => each === line).length; // on its line
      const chapter = chapters.filter((chapter) => chapter.line === line)[before];
      const here = before ? [] : findings.filter((finding) => finding.line === line);
      this.#rows.get(row.key)?.judge(here, chapter);
    }
    const others = findings.filter(({ line }) => line === null || !rowLines.includes(line));
    this.#arrange(others);
  }

  /** Rows, findings on other lines, and how many lines lie between. @param {Finding[]} others */
  #arrange(others) {
    const { text, rows } = this.#lines;
    const items = [
      ...rows.map((row) => ({
        line: lineOf(this.#lines, row),
        element: this.#rows.get(row.key)?.element,
      })),
      ...others.map((finding) => ({ line: finding.line ?? 0, element: this.#otherLine(finding) })),
    ].sort((a, b) => a.line - b.line);
    /** @type {HTMLElement[]} */
    const wanted = [];
    let before = 0;
    for (const { line, element } of [...items, { line: text.split("\n").length + 1 }]) {
      const skipped = line - before - 1;
      if (skipped > 0) wanted.push(h("li", { class: "note skipped" }, this.#t.otherLines(skipped)));
      if (element) wanted.push(element);
      before = line;
    }
    rearrange(this.list, wanted);
  }

  /** @param {Finding} finding */
  #otherLine(finding) {
    const sentence = h(
      "p",
      { class: `finding ${finding.strength}` },
      findingSentence(finding, this.#t),
    );
    const number = h("span", { class: "number" }, finding.line && String(finding.line));
    return h("li", { class: finding.strength }, number, h("div", {}, sentence));
  }

  /** @param {number} key */
  #newRow(key) {
    const index = () => this.#lines.rows.findIndex((row) => row.key === key);
    /** @param {(lines: ChapterLines, index: number) => ChapterLines} edit @param {string} step */
    const edit = (edit, step) => this.#onEdit(edit(this.#lines, index()), step);
    const row = new EditorRow(`chapter-${key}`, this.#t, {
      start: (seconds) => edit((lines, at) => withStart(lines, at, seconds), `time ${key}`),
      title: (title) => edit((lines, at) => withTitle(lines, at, title), `title ${key}`),
      below: () => this.#addBelow(index()),
      remove: () => this.#remove(index()),
    });
    this.#rows.set(key, row);
    return row;
  }

  /** @param {number} index */
  #addBelow(index) {
    const lines = withRowBelow(this.#lines, index);
    this.#onEdit(lines, `add ${lines.added.key}`);
    this.#rows.get(lines.added.key)?.focus("time");
  }

  /** The focus goes on to what stands in its place. @param {number} index */
  #remove(index) {
    const { rows } = this.#lines;
    const next = rows[index + 1] ?? rows[index - 1];
    this.#onEdit(withoutRow(this.#lines, index), `remove ${rows[index]?.key}`);
    if (next) this.#rows.get(next.key)?.focus("remove");
    announce(this.#t.removed(formatTime(rows[index]?.start ?? 0)));
  }
}

/** Let an element hold these children, and move none that is there already: one may have the focus. @param {HTMLElement} parent @param {HTMLElement[]} wanted */
function rearrange(parent, wanted) {
  for (const child of [...parent.children])
    if (!wanted.includes(/** @type {HTMLElement} */ (child))) child.remove();
  for (const [index, child] of wanted.entries())
    if (parent.children[index] !== child)
      parent.insertBefore(child, parent.children[index] ?? null);
}

/** A field for seconds, and what shifts all times by them. @param {Text} t @param {(seconds: number) => void} shift */
function shiftForm(t, shift) {
  const field = h("input", { id: "shift", type: "number", step: 1, placeholder: "10" });
  /** @param {SubmitEvent} event */
  function submit(event) {
    event.preventDefault();
    const seconds = Math.trunc(field.valueAsNumber);
    if (seconds) shift(seconds);
    field.focus();
  }
  const label = h("label", { for: "shift" }, t.shiftAll);
  const button = h("button", { class: "quiet" }, t.shift);
  return h(
    "form",
    { class: "shift", submit },
    label,
    field,
    h("span", { class: "note" }, t.seconds),
    button,
  );
}
