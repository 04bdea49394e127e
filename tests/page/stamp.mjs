/**
 * `npm run stamp`: write into the page which files it consists of.
 *
 * index.html gets a `modulepreload` for each module that its scripts import; web/worker.js gets the
 * files that it stores for offline use, and a version that changes with any of them.
 * `npm run stamp -- --check` only compares.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { loadedFirst, SCRIPTS } from "./bytes.mjs";

const WEB = new URL("../../web/", import.meta.url);
/** Not stored: types, the worker itself, and what the server answers in its own way. */
const NOT_STORED = /\.d\.ts$|^worker\.js$|^samples\.json$|^icon-180\.png$/;

/** Paths of the files that the page consists of, sorted. */
function files() {
  const entries = readdirSync(WEB, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(fileURLToPath(WEB), `${entry.parentPath}/${entry.name}`))
    .filter((path) => !NOT_STORED.test(path))
    .sort();
}

/** The text of index.html as it should be. @param {string} text */
export function stampedIndex(text) {
  const modules = [...loadedFirst()].filter((path) => !SCRIPTS.includes(path)).sort();
  // What the first paint and the answer wait for comes before what only app.js imports.
  const [first, later] = [loadedFirst(SCRIPTS.slice(0, 1)), ' fetchpriority="low"'];
  const links = modules.map(
    (path) => `<link rel="modulepreload" href="${path}"${first.has(path) ? "" : later}>\n`,
  );
  return text.replace(/(<link rel="modulepreload"[^>]*>\n)+/, links.join(""));
}

/** The text of worker.js as it should be. @param {string} text */
export function stampedWorker(text) {
  const hash = createHash("sha256");
  for (const path of files()) hash.update(path).update(readFileSync(new URL(path, WEB)));
  const list = ["./", ...files().filter((path) => path !== "index.html")];
  const lines = list.map((path) => `  ${JSON.stringify(path)},\n`).join("");
  return text
    .replace(/const VERSION = ".*?";/, `const VERSION = "${hash.digest("hex").slice(0, 12)}";`)
    .replace(/const FILES = \[[^\]]*\];/, `const FILES = [\n${lines}];`);
}

/** Write the file as it should be, or only report that it is not. @param {string} path @param {(text: string) => string} stamped */
function stamp(path, stamped) {
  const file = new URL(path, WEB);
  const text = readFileSync(file, "utf8");
  if (!process.argv.includes("--check")) writeFileSync(file, stamped(text));
  else if (text !== stamped(text)) {
    console.error(`web/${path} does not list the page's files as they are: npm run stamp`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === import.meta.filename) {
  stamp("index.html", stampedIndex); // first: the worker's version depends on it
  stamp("worker.js", stampedWorker);
}
