/** Copying: the confirmation stands where the click was, and the text itself where copying fails. */

import { h } from "./dom.js";
import { announce, showToast } from "./status.js";

/** @import { Text } from "../types.d.ts" */

/** Milliseconds for which a button says that it has copied. */
const CONFIRMATION = 2500;

/**
 * Put a text on the clipboard. Browsers allow it during a click only; a clipboard item may hold a
 * promise, so the text may arrive later. https://developer.mozilla.org/docs/Web/API/ClipboardItem
 * @param {HTMLElement} button that was clicked @param {string | Promise<string>} text @param {Text} t
 */
export async function copyText(button, text, t) {
  removeTextToMark();
  try {
    const blob = Promise.resolve(text).then((value) => new Blob([value], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    confirm(button, t.copied);
  } catch {
    await offerToMark(button, text, t);
  }
}

/** Let the button say for a while that it has copied. @param {HTMLElement} button @param {string} sentence */
function confirm(button, sentence) {
  announce(sentence);
  if (button.classList.contains("copied")) return;
  const label = [...button.childNodes];
  button.classList.add("copied");
  button.replaceChildren(sentence);
  setTimeout(() => {
    button.classList.remove("copied");
    button.replaceChildren(...label);
  }, CONFIRMATION);
}

/** Show the text below the button, marked. @param {HTMLElement} button @param {string | Promise<string>} text @param {Text} t */
async function offerToMark(button, text, t) {
  let value;
  try {
    value = await text;
  } catch {
    return showToast(t.notCopied); // the function cannot be reached either
  }
  const field = h("textarea", { readonly: true, rows: 6, "aria-label": t.textToMark });
  field.value = value;
  button.parentElement?.after(h("div", { class: "to-mark" }, h("p", {}, t.textToMark), field));
  field.focus();
  field.select();
}

function removeTextToMark() {
  document.querySelector(".to-mark")?.remove();
}

/** Let the browser save a text as a file. @param {string} name @param {string} type @param {string} text */
export function saveText(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the download has begun by then
}
