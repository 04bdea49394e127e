/** Edits of chapters in a description: only their own lines change, in the author's style. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  chapterLines,
  isPlaceholder,
  lineOf,
  shifted,
  timeLike,
  withList,
  withoutMarks,
  withoutRow,
  withRowBelow,
  withStart,
  withTitle,
} from "../../web/lib/chapter-lines.js";

/** @import { ChapterLines } from "../../web/types.d.ts" */

/**
 * A description as the function's answer places its chapters: `<time>` and `{title}` mark them.
 * @param {string} marked
 */
function lines(marked) {
  /** @type {Parameters<typeof chapterLines>[0]["chapters"]} */
  const chapters = [];
  const checked = marked.split("\n").map((line, index) => {
    const plain = line.replace(/[<>{}]/g, "");
    for (const [, time = "", title = ""] of line.matchAll(/<([^>]*)>(?:[^{<]*\{([^}]*)\})?/g)) {
      /** @param {string} piece */
      const place = (piece) => {
        const begin = [...plain.slice(0, plain.indexOf(piece))].length;
        return { line: index + 1, begin, end: begin + [...piece].length };
      };
      const places = { time: place(time), title: title ? place(title) : null };
      const [seconds = 0, minutes = 0] = time.split(":").map(Number).reverse();
      chapters.push({ start: minutes * 60 + seconds, end: null, title, line: index + 1, places });
    }
    return plain;
  });
  return chapterLines({ checked: checked.join("\n"), chapters });
}

/** What the rows point at now. @param {ChapterLines} edited */
const pointed = ({ text, rows }) =>
  rows.map(({ time, name }) => `${text.slice(...time)}|${name ? text.slice(...name) : "-"}`);

const BOAT = lines(
  "My 🛶 boat\n\n🪵 <00:00> – {Wood}\n🫙 <01:00> – {Glue}\n🎨 <02:00> – {Paint}\nBye",
);

test("a time is replaced in its own style, and nothing else", () => {
  const edited = withStart(BOAT, 1, 75);
  assert.equal(edited.text, BOAT.text.replace("01:00", "01:15"));
  assert.deepEqual(pointed(edited), ["00:00|Wood", "01:15|Glue", "02:00|Paint"]);
  assert.equal(edited.rows[1]?.start, 75);
});

test("a title is replaced, and what stands behind it moves along", () => {
  const edited = withTitle(withTitle(BOAT, 0, "Oak and ash"), 2, "");
  assert.equal(edited.text, BOAT.text.replace("Wood", "Oak and ash").replace("Paint", ""));
  assert.deepEqual(pointed(edited), ["00:00|Oak and ash", "01:00|Glue", "02:00|"]);
  assert.equal(withTitle(edited, 2, "Paint").text, BOAT.text.replace("Wood", "Oak and ash"));
});

test("a chapter without a title gets one behind its time", () => {
  const edited = withTitle(lines("<0:00> {Wood}\n[<1:00>]\n<2:00> {Oil}"), 1, "Glue");
  assert.equal(edited.text, "0:00 Wood\n[1:00] Glue\n2:00 Oil");
  assert.deepEqual(pointed(edited), ["0:00|Wood", "1:00|Glue", "2:00|Oil"]);
});

test("a title that was put together from pieces is written anew", () => {
  const { text, rows } = lines("1. <0:00> Wood\n2. <1:00> Glue");
  const composed = { text, rows: rows.map((row) => ({ ...row, title: "1 Wood" })) };
  assert.equal(withTitle(composed, 0, "Oak").text, "1. 0:00 Oak\n2. 1:00 Glue");
});

test("a new chapter stands halfway to the next one, on a line like its neighbour's", () => {
  const edited = withRowBelow(BOAT, 0);
  assert.equal(edited.text, BOAT.text.replace("Wood", "Wood\n🪵 00:30 – "));
  assert.equal(edited.rows[1], edited.added);
  assert.equal(withTitle(edited, 1, "Saw").text, BOAT.text.replace("Wood", "Wood\n🪵 00:30 – Saw"));
  assert.deepEqual(pointed(edited), ["00:00|Wood", "00:30|", "01:00|Glue", "02:00|Paint"]);
  assert.equal(withRowBelow(BOAT, 2).added.start, 180);
  const untitled = withRowBelow(edited, 1);
  assert.deepEqual(pointed(untitled).slice(0, 4), ["00:00|Wood", "00:30|", "00:45|", "01:00|Glue"]);
  const named = withTitle(withTitle(untitled, 2, "Plane"), 1, "Saw");
  assert.deepEqual(pointed(named).slice(1, 3), ["00:30|Saw", "00:45|Plane"]);
  const numbered = withRowBelow(lines("1. <0:00> {Wood}\n2. <1:00> {Glue}"), 0);
  assert.equal(numbered.text, "1. 0:00 Wood\n0:30 \n2. 1:00 Glue");
});

test("a chapter goes with its line, the last one with the break before it", () => {
  assert.equal(withoutRow(BOAT, 1).text, BOAT.text.replace("🫙 01:00 – Glue\n", ""));
  assert.deepEqual(pointed(withoutRow(BOAT, 0)), ["01:00|Glue", "02:00|Paint"]);
  assert.equal(withoutRow(lines("<0:00> {Wood}\n<1:00> {Glue}"), 1).text, "0:00 Wood");
  assert.equal(withoutRow(lines("<0:00> {Wood}"), 0).text, "");
});

test("one of several chapters on a line goes alone", () => {
  const line = lines("List: <0:00> {Wood}, <1:00> {Glue}, <2:00> {Oil}.");
  assert.equal(withoutRow(line, 0).text, "List: 1:00 Glue, 2:00 Oil.");
  assert.equal(withoutRow(line, 1).text, "List: 0:00 Wood, 2:00 Oil.");
  assert.equal(withoutRow(line, 2).text, "List: 0:00 Wood, 1:00 Glue.");
});

test("a title on a line of its own goes along, above or below its time", () => {
  for (const [text, first] of /** @type {[string, number][]} */ ([
    ["Hi\n0:00\nWood\n1:00\nGlue", 2],
    ["Hi\nWood\n0:00\nGlue\n1:00", 3],
  ])) {
    const below = first === 2 ? 1 : -1;
    const chapters = ["Wood", "Glue"].map((title, index) => {
      const line = first + 2 * index;
      const time = { line, begin: 0, end: 4 };
      const places = { time, title: { line: line + below, begin: 0, end: 4 } };
      return { start: index * 60, end: null, title, line, places };
    });
    const read = chapterLines({ checked: text, chapters });
    assert.equal(withoutRow(read, 1).text, text.replace(/\n(1:00\nGlue|Glue\n1:00)/, ""));
    assert.equal(withoutRow(read, 0).text, text.replace(/(0:00\nWood|Wood\n0:00)\n/, ""));
    assert.deepEqual(pointed(withoutRow(read, 0)), ["1:00|Glue"]);
    assert.equal(withTitle(read, 0, "Oak").text, text.replace("Wood", "Oak"));
  }
});

test("a new list takes the place of the old one, or stands below the text", () => {
  const list = "0:00 Oak\n5:00 Ash";
  assert.equal(withList(BOAT, list), `My 🛶 boat\n\n${list}\nBye`);
  assert.equal(withList(lines("Hello.\n"), list), `Hello.\n\n${list}`);
  assert.equal(withList(lines(""), list), list);
});

test("all times are shifted, none before 0:00", () => {
  const later = shifted(BOAT, 12);
  assert.deepEqual(pointed(later), ["00:12|Wood", "01:12|Glue", "02:12|Paint"]);
  const earlier = shifted(BOAT, -90);
  assert.deepEqual(pointed(earlier), ["00:00|Wood", "00:00|Glue", "00:30|Paint"]);
});

test("times keep their style while they grow", () => {
  for (const [seconds, typed, expected] of /** @type {[number, string, string][]} */ ([
    [75, "0:00", "1:15"],
    [75, "00:00", "01:15"],
    [75, "00:00:00", "00:01:15"],
    [75, "0:00:00", "0:01:15"],
    [3675, "0:00", "1:01:15"],
    [3675, "00:00", "01:01:15"],
    [36_000, "1:00:00", "10:00:00"],
    [75, "https://youtu.be/x?t=9", "1:15"],
    [605, "0:00:00", "0:10:05"],
  ]))
    assert.equal(timeLike(seconds, typed), expected, `${seconds} like ${typed}`);
});

test("marks of a draft belong to its titles, although every line has them", () => {
  const draft = lines("<0:00> ✎ {pond water}\n<1:00> ✎ {bread}");
  assert.deepEqual(draft.rows.map(isPlaceholder), [true, true]);
  const edited = withTitle(draft, 0, "The pond");
  assert.deepEqual(edited.rows.map(isPlaceholder), [false, true]);
  assert.equal(edited.text, "0:00 The pond\n1:00 ✎ bread");
  assert.equal(withoutMarks(edited).text, "0:00 The pond\n1:00 bread");
  assert.equal(withRowBelow(draft, 0).text, "0:00 ✎ pond water\n0:30 \n1:00 ✎ bread");
});

test("Windows line breaks and the lines of chapters", () => {
  const checked = "Hi\r\n0:00 Wood\r\n1:00 Glue";
  const chapters = [2, 3].map((line) => {
    const places = { time: { line, begin: 0, end: 4 }, title: { line, begin: 5, end: 9 } };
    return { start: 0, end: null, title: "", line, places };
  });
  const read = chapterLines({ checked, chapters });
  assert.deepEqual(pointed(read), ["0:00|Wood", "1:00|Glue"]);
  assert.deepEqual(
    read.rows.map((row) => lineOf(read, row)),
    [2, 3],
  );
});
