/** The button in the header that changes between the system's theme, light and dark. */

import { byId } from "../lib/dom.js";
import { announce } from "../lib/status.js";
import { writeStored } from "../lib/storage.js";

/** @import { Text } from "../types.d.ts" */

/** @typedef {keyof typeof NEXT} Theme "auto" is the system's */

const NEXT = /** @type {const} */ ({ auto: "light", light: "dark", dark: "auto" });

/** @param {Text} t */
export function offerThemes(t) {
  const { dataset } = document.documentElement; // early.js shows the theme that is stored
  const theme = () => /** @type {Theme} */ (dataset.theme ?? "auto");
  const button = byId("theme");
  const name = () => (button.ariaLabel = button.title = t.theme[theme()]);
  button.addEventListener("click", () => {
    dataset.theme = NEXT[theme()];
    writeStored("theme", theme() === "auto" ? null : theme());
    announce(name());
  });
  name();
}
