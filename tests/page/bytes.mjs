/** `npm run bytes`: what the first view of the page weighs, gzipped as Hosting sends it. */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const WEB = new URL("../../web/", import.meta.url);

/** Bytes that a first view may weigh in any language. */
export const BUDGET = 40 * 1024;

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

/**
 * Everything that is loaded until the first view stands: the empty page and the list of a video
 * need the same files. test_bytes.py compares them with the files that Chromium loads.
 * @param {string} lang
 */
export function firstView(lang) {
  const texts = ["page", "errors"].map((subject) => `text/${lang}/${subject}.js`);
  const modules = [...staticImports("app.js"), "lib/early-submit.js", ...texts];
  return ["index.html", "style.css", ...modules];
}

/** Bytes of the files, each gzipped by itself. @param {string[]} paths */
export function weight(paths) {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(new URL(path, WEB))).length, 0);
}

if (process.argv[1] === import.meta.filename) {
  for (const lang of ["en", "ja"]) {
    const paths = firstView(lang);
    console.log(`${lang} ${weight(paths)} bytes, ${paths.length} files: ${paths.join(" ")}`);
  }
}
