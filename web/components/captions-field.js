/** A field for a file of captions, of whichever kind and encoding. */

import { readTextFile } from "../lib/decode-text.js";
import { h } from "../lib/dom.js";

/** @import { Text } from "../types.d.ts" */

/**
 * Label and field, to be put into a paragraph.
 * @param {Text} t
 * @param {(text: string) => void} onText gets the text of a chosen file
 */
export function captionsField(t, onText) {
  const field = h("input", {
    type: "file",
    id: "captions",
    accept: ".vtt,.srt,.sbv,.ttml,.dfxp,.xml,.ass,.ssa,.json,.json3,.tsv,.txt,.lrc,text/*",
    change: readFile,
    click: clear,
  });
  async function readFile() {
    const [file] = field.files ?? [];
    if (file) onText(await readTextFile(file));
  }
  /** Choosing the same file again, corrected, must be a change. */
  function clear() {
    field.value = "";
  }
  return [h("label", { for: "captions" }, t.captions), " ", field];
}
