/** Which files the page lists, and what they weigh. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { BUDGET, firstView, weight } from "./bytes.mjs";
import { stampedIndex, stampedWorker } from "./stamp.mjs";

/** @param {string} name */
const read = (name) => readFileSync(new URL(`../../web/${name}`, import.meta.url), "utf8");

test("index.html preloads the modules that its scripts import (npm run stamp)", () => {
  const index = read("index.html");
  assert.match(index, /rel="modulepreload"/);
  assert.equal(index, stampedIndex(index));
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
