/** Captions of the reader's own: WebVTT, SRT, SBV, or text with times. */

import { h } from "../lib/dom.js";

/** @import { Text } from "../types.d.ts" */

/**
 * A field with its label; `chosen` gets the text of the file.
 * @param {Text} t
 * @param {(text: string) => void} chosen
 */
export function captionsField(t, chosen) {
  const field = h("input", { type: "file", id: "captions", change: picked });
  field.accept = ".vtt,.srt,.sbv,.txt,text/plain,text/vtt";
  async function picked() {
    const [file] = field.files ?? [];
    if (file) chosen(await file.text());
  }
  // The same file, mended, can be chosen again: only another value is a change.
  field.addEventListener("click", () => {
    field.value = "";
  });
  return [h("label", { for: "captions" }, t.article.captions), " ", field];
}
