/** `npm run bytes`: what the first view of the page weighs, gzipped as Hosting sends it. */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const WEB = new URL("../../web/", import.meta.url);

/** Bytes that the empty page may weigh in any language. */
export const BUDGET = 14 * 1024;

/** Module files that `file` imports statically, itself included. @param {string} file @param {Set<string>} [found] */
export function modules(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(new URL(file, WEB), "utf8");
  for (const [, path = ""] of text.matchAll(/^(?:import|export) [^;]*?from "\.\/([^"]+)";/gm)) {
    modules(path, found);
  }
  return found;
}

/** What each view loads, in `lang`: the empty page, and a list opened by its address. @param {string} lang */
export function views(lang) {
  const first = ["index.html", "style.css", ...modules("app.js"), `text/${lang}.js`];
  const video = ["address.js", "video.js", "trouble.js", "stored.js"].map((file) => [
    ...modules(file),
  ]);
  return {
    home: [...new Set([...first, ...modules("home.js")])],
    video: [...new Set([...first, "views.css", ...video.flat()])],
  };
}

/** @param {string[]} files */
export function weight(files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, WEB))).length, 0);
}

if (process.argv[1] === import.meta.filename) {
  for (const lang of ["en", "ja"]) {
    for (const [view, files] of Object.entries(views(lang))) {
      console.log(`${lang} ${view.padEnd(6)} ${weight(files)} bytes in ${files.length} files`);
    }
  }
}
