/** On a page that holds its text in both languages, show the reader's; without script both stand. */

import { byId } from "./dom.js";
import { readersLanguage, requestedLanguage } from "./language.js";

const lang = readersLanguage();
const other = lang === "ja" ? "en" : "ja";

/** Show only what is in the reader's language. */
function showLanguage() {
  for (const element of document.querySelectorAll("section[lang], span[lang]"))
    element.toggleAttribute("hidden", element.getAttribute("lang") !== lang);
}

/** Links within the site keep a language that the address asks for. */
function keepLanguage() {
  for (const link of document.querySelectorAll("a"))
    if (link.origin === location.origin && requestedLanguage()) link.search = `?hl=${lang}`;
}

function translate() {
  showLanguage();
  keepLanguage();
  const link = /** @type {HTMLAnchorElement} */ (byId("other-language"));
  link.lang = link.hreflang = other;
  link.href = `?hl=${other}`;
  link.textContent = { en: "English", ja: "日本語" }[other];
  const name = document.querySelector(".name span:not([hidden])")?.textContent;
  document.title = `${byId(lang).querySelector("h1")?.textContent} · ${name}`;
  document.documentElement.lang = lang;
}

translate();
