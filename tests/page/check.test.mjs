import assert from "node:assert/strict";
import { test } from "node:test";
import { formatRanges } from "../../web/components/verdict.js";

test("line numbers are written as people write them", () => {
  assert.equal(formatRanges([3, 4, 5, 9, 11, 12]), "3–5, 9, 11–12");
});
