/** `npm run bytes`: what the first view of the page weighs, gzipped as Hosting sends it. */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const WEB = new URL("../../web/", import.meta.url);

/** Bytes that a first view may weigh in any language. */
export const BUDGET = 40 * 1024;

/** Module files that `file` imports statically, itself included. @param {string} file @param {Set<string>} [found] */
export function modules(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(new URL(file, WEB), "utf8");
  for (const [, path = ""] of text.matchAll(/^(?:import|export) [^;]*?from "([^"]+)";/gm)) {
    modules(new URL(path, new URL(file, WEB)).href.slice(WEB.href.length), found);
  }
  return found;
}

/**
 * What is loaded until a view stands, in `lang`: the empty page, and a list opened by its address.
 * test_bytes.py compares it with what Chromium asks for.
 * @param {string} lang
 */
export function views(lang) {
  const frame = ["index.html", "style.css", ...modules("app.js"), `text/${lang}/list.js`];
  return {
    home: [...new Set([...frame, `text/${lang}/page.js`, ...modules("views/home.js")])],
    video: [...new Set([...frame, ...modules("views/video.js")])],
  };
}

/** @param {string[]} files */
export function weight(files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, WEB))).length, 0);
}

if (process.argv[1] === import.meta.filename) {
  for (const lang of ["en", "ja"]) {
    for (const [view, files] of Object.entries(views(lang))) {
      console.log(`${lang} ${view.padEnd(6)} ${weight(files)} bytes: ${files.join(" ")}`);
    }
  }
}
