/** Which language, and its texts. English stands in the HTML; another language replaces it. */

/** @import { Text } from "./types.d.ts" */

/** One module a language; only the one that is spoken is loaded. */
const LANGUAGES = {
  en: () => import("./text/en.js"),
  ja: () => import("./text/ja.js"),
};

/** @typedef {keyof typeof LANGUAGES} Language */

/**
 * The address's `hl`, else what the browser prefers, else English.
 * @returns {Language}
 */
export function preferred() {
  const wishes = [chosen() ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2));
  const known = wishes.map((wish) => wish.toLowerCase()).find((wish) => wish in LANGUAGES);
  return /** @type {Language} */ (known ?? "en");
}

/** The address's `hl` as it stands there, or null. */
export const chosen = () => new URLSearchParams(location.search).get("hl");

/**
 * The texts in `lang`, once the page itself speaks it too.
 * @param {Language} lang
 * @returns {Promise<Text>}
 */
export async function speak(lang) {
  const root = document.documentElement;
  root.classList.toggle("waiting", lang !== root.lang); // nothing is painted to be replaced
  try {
    const { default: texts, page } = await LANGUAGES[lang]();
    for (const element of document.querySelectorAll("[data-text]")) {
      const text = page[/** @type {HTMLElement} */ (element).dataset.text ?? ""];
      if (text) element.textContent = text;
    }
    root.lang = lang;
    return texts;
  } finally {
    root.classList.remove("waiting");
  }
}
