/** The reader's language and its texts. The HTML is in English; another language replaces it. */

import { byId } from "./dom.js";

/** @import { Text } from "../types.d.ts" */

/** The reader's language, which early.js knows; English, as the HTML is, if that did not come. */
export const readersLanguage = () =>
  /** @type {"en" | "ja"} */ (document.documentElement.dataset.language ?? "en");

/** The address's `hl` as it is written there, or null. */
export const requestedLanguage = () => new URLSearchParams(location.search).get("hl");

/**
 * The texts of a language; early.js translates the HTML. Rejects if a module does not load.
 * Those of errors, findings, checker and articles come when they are needed.
 * @param {string} lang @returns {Promise<Text>}
 */
export async function loadText(lang) {
  const page = await import(`../text/${lang}/page.js`);
  keepLanguage();
  return { ...page.default, findings: {} };
}

/** Links to the site's other pages keep a language that the address asks for. */
function keepLanguage() {
  const hl = requestedLanguage();
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll('footer a[href$=".html"]')
  );
  if (hl) for (const link of links) link.search = `?hl=${hl}`;
}

/** Load the texts of the findings, unless they cannot be: the function's own are English. @param {Text} t @param {string} lang */
export async function loadFindings(t, lang) {
  t.findings = await import(`../text/${lang}/findings.js`).then(
    ({ default: texts }) => texts,
    () => ({}),
  );
}

/** Load the texts of the checker. @param {Text} t @param {string} lang */
export async function loadCheckText(t, lang) {
  Object.assign(t, (await import(`../text/${lang}/check.js`)).default);
}

/** Load the texts of articles. @param {Text} t @param {string} lang */
export async function loadArticleText(t, lang) {
  t.article = (await import(`../text/${lang}/article.js`)).default;
}

/** Let the header's link open this address in the other language. @param {string} lang */
export function updateLanguageLink(lang) {
  const link = /** @type {HTMLAnchorElement} */ (byId("other-language"));
  const url = new URL(location.href);
  link.lang = link.hreflang = lang === "ja" ? "en" : "ja";
  url.searchParams.set("hl", link.lang);
  link.href = url.href;
}
