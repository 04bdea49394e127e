/** A field for a file of captions, of whichever kind and encoding. */

import { decodeText } from "../lib/decode-text.js";
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
    if (file) onText(await readCaptionsFile(file));
  }
  /** Choosing the same file again, corrected, must be a change. */
  function clear() {
    field.value = "";
  }
  return [h("label", { for: "captions" }, t.captions), " ", field];
}

/** The text of a file, in whichever encoding. @param {File} file */
export const readCaptionsFile = async (file) =>
  decodeText(new Uint8Array(await file.arrayBuffer()), navigator.language);
