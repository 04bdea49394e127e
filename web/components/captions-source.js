/** Where captions can be chosen or pasted, and what becomes of them. */

import { h } from "../lib/dom.js";
import { captionsField } from "./captions-field.js";

/** @import { CaptionsText, Text } from "../types.d.ts" */

/** @param {Text} t @param {CaptionsText} texts @param {(text: string) => void} onText */
export function captionsSource(t, texts, onText) {
  const field = h("textarea", { id: "captions-text", rows: 1, spellcheck: "false" });
  /** Pasted text is read at once; typed text by the button. */
  function use() {
    if (field.value.trim()) onText(field.value);
  }
  field.addEventListener("paste", () => setTimeout(use));
  const file = h("div", {}, ...captionsField(t, onText));
  const label = h("label", { for: "captions-text" }, texts.orPaste);
  const button = h("button", { type: "button", click: use }, texts.read);
  return h(
    "div",
    { class: "captions-source" },
    h("p", {}, texts.dropAnywhere, " ", h("span", { class: "note" }, texts.privacy)),
    h("div", { class: "ways" }, file, h("div", {}, label, field, button)),
    h(
      "details",
      {},
      h("summary", {}, texts.which),
      h("p", { class: "note" }, texts.kinds),
      h("p", { class: "note" }, texts.where),
    ),
  );
}
