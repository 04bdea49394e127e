/** The sheet of shortcut keys, which also switches them off. */

import { h } from "../lib/dom.js";
import { areKeysOn, KEYS, switchKeys } from "./keyboard.js";

/** @import { WatchText } from "../types.d.ts" */

/** @param {WatchText} t */
export function openSheet(t) {
  const rows = [
    ...KEYS.map(([key, name]) => row(key.toUpperCase(), t.shortcuts[name])),
    row("0 – 9", t.shortcuts.jump),
  ];
  const toggle = h("input", {
    type: "checkbox",
    change: () => switchKeys(toggle.checked),
  });
  toggle.checked = areKeysOn();
  const dialog = h(
    "dialog",
    { class: "sheet", "aria-labelledby": "sheet-title", close: () => dialog.remove() },
    h("h2", { id: "sheet-title" }, t.keys),
    h("dl", {}, ...rows),
    h("p", { class: "note" }, t.inFrame),
    h("label", { class: "switch" }, toggle, " ", t.switchKeys),
    h("form", { method: "dialog" }, h("button", {}, t.close)),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string} key @param {string} what */
const row = (key, what) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, what));
