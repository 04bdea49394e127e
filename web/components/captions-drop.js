/** Captions that are dropped or pasted anywhere on the page. */

import { readTextFile } from "../lib/decode-text.js";
import { byId, h } from "../lib/dom.js";
import { looksLikeCaptions } from "../lib/transcript.js";

/** @import { CaptionsText } from "../types.d.ts" */

/** Milliseconds without a sign of the dragged file after which it has gone elsewhere. */
const GONE = 1000;

/**
 * Take them until `signal`. While a file is dragged over the page, all of it says that it is the
 * target, the player's frame included, which would keep the file to itself.
 * @param {CaptionsText} t @param {(text: string) => void} onText @param {AbortSignal} signal
 */
export function listenForCaptions(t, onText, signal) {
  const target = h("div", { class: "drop-target", hidden: true }, h("p", {}, t.dropHere));
  byId("main").append(target);
  signal.addEventListener("abort", () => target.remove());
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  /** @param {boolean} isDragging */
  function show(isDragging) {
    clearTimeout(timer);
    target.hidden = !isDragging;
    if (isDragging) timer = setTimeout(() => show(false), GONE);
  }
  /** @param {DragEvent} event */
  function dragged(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault(); // the browser would open the file
    show(true);
  }
  /** @param {DragEvent} event */
  async function dropped(event) {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    show(false);
    onText(await readTextFile(file));
  }
  document.addEventListener("dragenter", dragged, { signal });
  document.addEventListener("dragover", dragged, { signal });
  document.addEventListener("drop", dropped, { signal });
  document.addEventListener("paste", (event) => pasted(event, onText), { signal });
}

/** @param {ClipboardEvent} event @param {(text: string) => void} onText */
async function pasted({ target, clipboardData }, onText) {
  const [file] = clipboardData?.files ?? [];
  const text = clipboardData?.getData("text") ?? "";
  const isElsewhere = /** @type {HTMLElement} */ (target).closest?.("input, textarea");
  if (isElsewhere) return;
  if (file) onText(await readTextFile(file));
  else if (looksLikeCaptions(text)) onText(text);
}
