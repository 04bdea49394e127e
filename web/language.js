/** Which language, and its texts. English stands in the HTML; Japanese replaces it. */

import en from "./text/en.js";

const LANGUAGES = ["en", "ja"];

/** The address's `hl`, else what the browser prefers. */
export function preferred() {
  const wishes = [chosen() ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  return wishes.find((wish) => LANGUAGES.includes(wish)) ?? "en";
}

/** The address's `hl` as it stands there, or null. */
export const chosen = () => new URLSearchParams(location.search).get("hl");

/**
 * The texts in `lang`, once the page itself speaks it too.
 * @param {string} lang
 * @returns {Promise<import("./types").Text>}
 */
export async function speak(lang) {
  const root = document.documentElement;
  if (lang === "en") return en;
  root.lang = lang;
  root.classList.add("waiting"); // nothing is painted in one language to be replaced by another
  try {
    const { default: texts, page } = await import("./text/ja.js");
    for (const element of document.querySelectorAll("[data-text]")) {
      element.textContent = page[/** @type {HTMLElement} */ (element).dataset.text ?? ""] ?? "";
    }
    return texts;
  } catch {
    root.lang = "en"; // better in English than not at all
    return en;
  } finally {
    root.classList.remove("waiting");
  }
}
