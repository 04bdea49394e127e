/** Files in the encodings that people's captions have. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { decodeText, readTextFile } from "../../web/lib/decode-text.js";

/** @type {[string, number[], string, string][]} */
const FILES = [
  ["UTF-8", [0xe6, 0xb1, 0xa0], "en", "池"],
  ["UTF-8 with its mark", [0xef, 0xbb, 0xbf, 0x61], "en", "a"],
  ["UTF-16, little end first", [0xff, 0xfe, 0x60, 0x6c], "en", "池"],
  ["UTF-16, big end first", [0xfe, 0xff, 0x6c, 0x60], "en", "池"],
  ["Shift_JIS for a Japanese reader", [0x92, 0x72], "ja-JP", "池"],
  ["Windows-1252 for others", [0x4b, 0xe4, 0x73, 0x65], "de", "Käse"],
  ["nothing", [], "en", ""],
];

for (const [name, bytes, language, text] of FILES)
  test(`decodes ${name}`, () => {
    assert.equal(decodeText(new Uint8Array(bytes), language), text);
  });

Object.defineProperty(globalThis, "navigator", { value: { language: "en" }, configurable: true });

test("of a large file no more is read than the function would refuse", async () => {
  const film = new File([new Uint8Array(9_000_000)], "film.mp4");
  assert.equal((await readTextFile(film)).length, 5 << 20);
});

test("a folder, which cannot be read, is an empty text", async () => {
  const folder = /** @type {File} */ ({
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error("NotReadableError")) }),
  });
  assert.equal(await readTextFile(folder), "");
});
