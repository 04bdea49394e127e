/** The button in the header that changes between the system's theme, light and dark. */

import { byId } from "../lib/dom.js";
import { chooseTheme, theme } from "../lib/first-paint.js";
import { announce } from "../lib/status.js";

/** @import { Text } from "../types.d.ts" */

const NEXT = /** @type {const} */ ({ auto: "light", light: "dark", dark: "auto" });

/** @param {Text} t */
export function offerThemes(t) {
  const button = byId("theme");
  const name = () => (button.ariaLabel = button.title = t.theme[theme()]);
  button.addEventListener("click", () => {
    chooseTheme(NEXT[theme()]);
    announce(name());
  });
  name();
}
