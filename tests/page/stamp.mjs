/**
 * `npm run stamp`: write into the page which files it consists of.
 *
 * index.html gets early.js, whose hash the policy in firebase.json gets, and a `modulepreload` for each
 * module that app.js imports; web/worker.js gets the files that it stores for offline use, and a version
 * that changes with any of them. `npm run stamp -- --check` only compares.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { SCRIPT, staticImports } from "./bytes.mjs";

const WEB = new URL("../../web/", import.meta.url);
/** Not stored: types, the worker itself, and what the server answers in its own way. */
const NOT_STORED = /\.d\.ts$|^worker\.js$|^samples\.json$|^icon-180\.png$/;

/** The one script of index.html that is no file. */
const INLINE = /<script>.*?<\/script>/s;
const early = () => readFileSync(new URL("early.js", WEB), "utf8");

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
  const modules = [...staticImports(SCRIPT)].filter((path) => path !== SCRIPT).sort();
  const links = modules.map((path) => `<link rel="modulepreload" href="${path}">\n`);
  return text
    .replace(INLINE, () => `<script>\n${early()}</script>`)
    .replace(/(<link rel="modulepreload"[^>]*>\n)+/, links.join(""));
}

/** The text of firebase.json as it should be. @param {string} text */
export function stampedPolicy(text) {
  const hash = createHash("sha256").update(`\n${early()}`).digest("base64");
  return text.replaceAll(/script-src 'self'[^;]*/g, `script-src 'self' 'sha256-${hash}'`);
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
    console.error(`${path} does not have the page's files as they are: npm run stamp`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === import.meta.filename) {
  stamp("../firebase.json", stampedPolicy);
  stamp("index.html", stampedIndex); // first: the worker's version depends on it
  stamp("worker.js", stampedWorker);
}
