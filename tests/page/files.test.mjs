/** Which files the page lists, and what they weigh. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { BUDGET, firstView, weight } from "./bytes.mjs";
import { stampedIndex, stampedPolicy, stampedWorker } from "./stamp.mjs";

/** @param {string} name */
const read = (name) => readFileSync(new URL(`../../web/${name}`, import.meta.url), "utf8");

test("index.html has early.js, and preloads the modules that app.js imports (npm run stamp)", () => {
  const index = read("index.html");
  assert.match(index, /rel="modulepreload"/);
  assert.ok(index.includes(read("early.js")));
  assert.equal(index, stampedIndex(index));
});

test("the policy allows one script without a file, by its hash (npm run stamp)", () => {
  const firebase = read("../firebase.json");
  assert.equal(firebase, stampedPolicy(firebase));
  const script = /<script>(.*?)<\/script>/s.exec(read("index.html"))?.[1] ?? "";
  const hash = createHash("sha256").update(script).digest("base64");
  const allowed = [...firebase.matchAll(/script-src ([^;]*)/g)].map(([, sources]) => sources);
  assert.deepEqual(new Set(allowed), new Set([`'self' 'sha256-${hash}'`]));
});

test("the worker stores the page's files as they are (npm run stamp)", () => {
  const worker = read("worker.js");
  assert.equal(worker, stampedWorker(worker));
});

for (const lang of ["en", "ja"])
  for (const view of /** @type {const} */ (["home", "video"]))
    test(`the first view stays within its bytes: ${view}, ${lang}`, () => {
      const bytes = weight(firstView(lang, view));
      assert.ok(bytes <= BUDGET, `${bytes} bytes of ${BUDGET}`);
    });
