/** Copy and download what the checker holds: the whole description, or its list in any format. */

import { copyText, saveText } from "../lib/clipboard.js";
import { h } from "../lib/dom.js";
import { describedChapters } from "../lib/text-requests.js";

/** @import { Page } from "../types.d.ts" */

/** The whole text, which is here already. */
const DESCRIPTION = "description";

/**
 * Buttons and the format next to them.
 * @param {Page} page @param {() => { description: string, duration?: number }} current what is to be taken away
 * @param {(error: unknown) => void} fail
 */
export function checkTakeAway({ t }, current, fail) {
  const { snippet: _, ...formats } = t.formats; // which needs a video to link to
  const options = Object.entries({ [DESCRIPTION]: t.wholeDescription, ...formats });
  const format = h(
    "select",
    { "aria-label": t.format },
    ...options.map(([name, label]) => h("option", { value: name }, label)),
  );
  async function file() {
    const { description, ...more } = current();
    if (format.value !== DESCRIPTION)
      return describedChapters({ description, ...more }, format.value);
    return { name: "description.txt", type: "text/plain", text: description };
  }
  async function download() {
    try {
      const { name, type, text } = await file();
      saveText(name, type, text);
    } catch (error) {
      fail(error);
    }
  }
  /** @type {HTMLElement} */
  const copy = h(
    "button",
    {
      type: "button",
      click: () =>
        copyText(
          copy,
          file().then(({ text }) => text),
          t,
        ),
    },
    t.copy,
  );
  const save = h("button", { type: "button", click: download }, t.download);
  return h("div", { class: "take", role: "group", "aria-label": t.takeAway }, copy, save, format);
}
