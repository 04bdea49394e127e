/**
 * `npm run stamp`: write into web/worker.js which files it keeps for offline use, and a version
 * that changes with any of them. `npm run stamp -- --check` only compares.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const WEB = new URL("../../web/", import.meta.url);
const WORKER = new URL("worker.js", WEB);
/** Not the page's: types for the checker, the worker itself, what the server answers by itself. */
const LEFT_OUT = /\.d\.ts$|^worker\.js$|^samples\.json$|^icon-180\.png$/;

/** Paths of the files that the page consists of, sorted. */
export function files() {
  const entries = readdirSync(WEB, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(fileURLToPath(WEB), `${entry.parentPath}/${entry.name}`))
    .filter((path) => !LEFT_OUT.test(path))
    .sort();
}

/** The worker's text as it should stand. @param {string} text */
export function stamped(text) {
  const hash = createHash("sha256");
  for (const path of files()) hash.update(path).update(readFileSync(new URL(path, WEB)));
  const list = ["./", ...files().filter((path) => path !== "index.html")];
  const lines = list.map((path) => `  ${JSON.stringify(path)},\n`).join("");
  return text
    .replace(/const VERSION = ".*?";/, `const VERSION = "${hash.digest("hex").slice(0, 12)}";`)
    .replace(/const FILES = \[[^\]]*\];/, `const FILES = [\n${lines}];`);
}

if (process.argv[1] === import.meta.filename) {
  const text = readFileSync(WORKER, "utf8");
  const wanted = stamped(text);
  if (!process.argv.includes("--check")) writeFileSync(WORKER, wanted);
  else if (text !== wanted) {
    console.error("web/worker.js does not know the page's files as they are: npm run stamp");
    process.exit(1);
  }
}
