/** What the page writes itself is what the function writes: its golden files are the examples. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { chapterText, markdownLine } from "../../web/lib/chapter-text.js";

const GOLDENS = new URL("../formats/goldens/", import.meta.url);
/** @param {string} name */
const read = (name) => readFileSync(new URL(name, GOLDENS), "utf8");
const examples = readdirSync(GOLDENS).filter((name) => /^[^.]+\.json$/.test(name));

for (const file of examples) {
  const example = file.slice(0, -".json".length);
  const { video, chapters } = JSON.parse(read(file));
  if (!chapters.length) continue;
  test(`page and function write the same lines: ${example}`, () => {
    const rows = read(`${example}.md`).split("\n");
    const written = chapterText("markdown", video, chapters).split("\n");
    const length = written.length - 1; // a remark may follow in the function's file
    assert.deepEqual(written.slice(0, length), rows.slice(0, length));
    assert.equal(chapterText("text", video, chapters), read(`${example}.txt`));
  });
}

test("the examples include hostile titles", () => {
  assert.ok(examples.includes("hostile.json"));
});

test("a row is a Markdown line of its own", () => {
  const { video, chapters } = JSON.parse(read("ordinary.json"));
  const lines = chapterText("markdown", video, chapters).split("\n");
  assert.ok(lines.includes(markdownLine(video, chapters[1])));
});

test("the snippet holds titles as text", () => {
  const { video, chapters } = JSON.parse(read("hostile.json"));
  const html = chapterText("snippet", video, chapters);
  const tags = new Set([...html.matchAll(/<\/?(\w+)/g)].map(([, tag]) => tag));
  assert.deepEqual([...tags].sort(), ["a", "li", "p", "ul"]);
  assert.ok(html.includes("&lt;img src=x onerror=alert(1)&gt;"));
});
