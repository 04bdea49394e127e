/** `npm run bytes`: what the first view of the page weighs, gzipped as Hosting sends it. */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const WEB = new URL("../../web/", import.meta.url);

/** Bytes that a first view may weigh in any language. */
export const BUDGET = 40 * 1024;

/** The script of index.html that is a file. */
export const SCRIPT = "app.js";

/** Paths of the modules that a module imports statically, itself included. @param {string} path @param {Set<string>} [found] */
export function staticImports(path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(new URL(path, WEB), "utf8");
  for (const [, imported = ""] of text.matchAll(/^(?:import|export)\b[^;]*?"(\.[^"]+)";/gm)) {
    const url = new URL(imported, new URL(path, WEB));
    staticImports(url.href.slice(WEB.href.length), found);
  }
  return found;
}

/** @typedef {"home" | "video"} FirstView */

/**
 * Everything that is loaded until a first view stands. test_bytes.py compares it with the files that
 * Chromium loads.
 * @param {string} lang @param {FirstView} view
 */
export function firstView(lang, view) {
  const modules = staticImports(SCRIPT);
  if (view === "home") staticImports("views/home.js", modules);
  return ["index.html", "style.css", ...modules, `text/${lang}/page.js`];
}

/** Bytes of the files, each gzipped by itself. @param {string[]} paths */
export function weight(paths) {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(new URL(path, WEB))).length, 0);
}

if (process.argv[1] === import.meta.filename) {
  for (const lang of ["en", "ja"])
    for (const view of /** @type {const} */ (["home", "video"])) {
      const paths = firstView(lang, view);
      const figures = `${weight(paths)} bytes, ${paths.length} files`;
      console.log(`${lang} ${view} ${figures}: ${paths.join(" ")}`);
    }
}
