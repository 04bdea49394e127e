/**
 * What is known before the first paint, without a request: language, theme, kind of view. It holds the
 * paint back, but comes in the same round trip as the style sheet.
 */

import { readStored, writeStored } from "./storage.js";

/** @typedef {"auto" | "light" | "dark"} Theme */

const THEME = "theme";
const root = document.documentElement;
const query = new URLSearchParams(location.search);

/** The address's `hl`, else what the browser prefers, else English. @type {"en" | "ja"} */
export const lang = preferredLanguage();

/** The theme that the reader chose; "auto" is the system's. @returns {Theme} */
export function theme() {
  const stored = readStored(THEME, /** @type {string} */ (""));
  return stored === "light" || stored === "dark" ? stored : "auto";
}

/** Show a theme, and remember it. @param {Theme} chosen */
export function chooseTheme(chosen) {
  writeStored(THEME, chosen === "auto" ? null : chosen);
  showTheme();
}

function showTheme() {
  root.dataset.theme = theme();
  root.style.colorScheme = theme() === "auto" ? "" : theme();
}

function preferredLanguage() {
  const tags = [query.get("hl") ?? "", ...navigator.languages];
  const known = tags.map((tag) => /^(en|ja)/i.exec(tag)?.[0].toLowerCase()).find(Boolean);
  return known === "ja" ? known : "en";
}

/** What the address probably asks for: app.js reads it again, and looks at the links. */
function probableView() {
  if (query.has("check")) return "check";
  const names = ["v", "list", "url", "text", "title"];
  if (!names.some((name) => query.get(name))) return "home";
  return query.has("article")
    ? "article"
    : query.has("list") && !query.has("v")
      ? "batch"
      : "video";
}

showTheme();
if (root.dataset.view) {
  root.dataset.view = probableView();
  root.classList.toggle("waiting", lang !== root.lang); // paint no sentence that is about to change
  root.classList.toggle("returning", readStored("seen", []).length > 0);
  root.classList.toggle("pastes", Boolean(navigator.clipboard?.readText));
}
