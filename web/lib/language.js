/** Which language, and its texts. English stands in the HTML; another language replaces it. */

/** The address's `hl`, else what the browser prefers, else English. @returns {"en" | "ja"} */
export function preferred() {
  const wishes = [chosen() ?? "", ...navigator.languages];
  const known = wishes.map((tag) => /^(en|ja)/i.exec(tag)?.[0].toLowerCase()).find(Boolean);
  return known === "ja" ? known : "en";
}

/** The address's `hl` as it stands there, or null. */
export const chosen = () => new URLSearchParams(location.search).get("hl");

/**
 * The texts of some modules in text/, once the page itself speaks the language too.
 * @param {string} lang @param {string[]} names
 */
export async function speak(lang, ...names) {
  const root = document.documentElement;
  root.classList.toggle("waiting", lang !== root.lang); // nothing is painted to be replaced
  try {
    const modules = await Promise.all(names.map((name) => import(`../text/${name}.js`)));
    for (const element of document.querySelectorAll("[data-text]")) {
      const key = /** @type {HTMLElement} */ (element).dataset.text ?? "";
      for (const { page } of modules) if (page?.[key]) element.textContent = page[key];
    }
    root.lang = lang;
    return Object.assign({}, ...modules.map((module) => module.default));
  } finally {
    root.classList.remove("waiting");
  }
}
