import assert from "node:assert/strict";
import { test } from "node:test";
import { matchRanges } from "../../web/lib/match-ranges.js";
import { matcher } from "../../web/lib/search.js";

/** The text with what is marked in brackets. @param {string} text @param {string} query */
function marked(text, query) {
  const ranges = matchRanges(text, query).reverse();
  return ranges.reduce(
    (found, [start, end]) =>
      `${found.slice(0, start)}[${found.slice(start, end)}]${found.slice(end)}`,
    text,
  );
}

for (const [what, text, query, expected] of [
  ["nothing is typed", "Glue", " ", "Glue"],
  ["nothing matches", "Glue", "wood", "Glue"],
  ["a word matches in several places", "Glue on glue", "glue", "[Glue] on [glue]"],
  ["words in any order", "Wood and glue", "glue wood", "[Wood] and [glue]"],
  ["words that overlap are one mark", "Gluestick", "glues uest", "[Gluest]ick"],
  ["accents in the title", "Crème brûlée", "brulee", "Crème [brûlée]"],
  ["an accent as a sign of its own", "Cre\u0301me", "cre", "[Cre\u0301]me"],
  ["full width", "Ｇｌｕｅ １", "glue", "[Ｇｌｕｅ] １"],
  ["part of a ligature", "ﬁnd", "f", "[ﬁ]nd"],
  ["signs of two units before it", "🪵🪵 wood", "wood", "🪵🪵 [wood]"],
  ["Japanese", "木材を接着", "接着", "木材を[接着]"],
  ["a syllable that is being typed", "강의", "가", "[강]의"],
  ["capitals without a final sigma", "ΟΔΟΣ", "οδος", "[ΟΔΟΣ]"],
])
  test(`a search marks ${what}`, () => {
    assert.equal(marked(text ?? "", query ?? ""), expected);
  });

test("what a search finds it can mark", () => {
  for (const title of ["İstanbul", "STRASSE", "ﬃ", "Ǆ", "한국어", "①②", "e\u0301e\u0301"])
    for (let end = 1; end <= title.length; end++) {
      const query = title.slice(0, end);
      if (!matcher(query)([title])?.length) continue;
      assert.ok(matchRanges(title, query).length, `${title} ${query}`);
    }
});

test("a search finds titles with all words, or with those that the video's own title lacks", () => {
  const titles = ["Wood", "Glue and paint", "Water"];
  const about = "A boat";
  /** @param {string} query */
  const found = (query) => matcher(query)(titles, about);
  assert.deepEqual(found("paint GLUE"), [1]);
  assert.deepEqual(found("boat paint"), [1]);
  assert.deepEqual(found("boat"), [], "the video, and no chapter in particular");
  assert.deepEqual(found(""), []);
  assert.equal(found("boat sail"), undefined);
  assert.equal(found("wood water"), undefined);
});
