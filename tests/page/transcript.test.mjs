/** A transcript beside chapters: what belongs where, and what is found in it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { findAll, searchable } from "../../web/lib/find.js";
import {
  cueIndexAt,
  looksLikeCaptions,
  sectionsOf,
  spaceBetween,
} from "../../web/lib/transcript.js";

/** @param {number[][]} times start and end of each @param {number[]} paragraphs */
const transcript = (times, paragraphs) => ({
  cues: times.map(([start = 0, end = null]) => ({ start, end, text: "word", speaker: "" })),
  paragraphs,
  remarks: [],
});

/** @param {...number} starts */
const chapters = (...starts) => starts.map((start) => ({ start, end: null, title: `At ${start}` }));

/** @param {import("../../web/lib/transcript.js").Section[]} sections */
const shape = (sections) =>
  sections.map(({ chapter, paragraphs }) => [chapter?.start, ...paragraphs]);

test("the middle of a cue decides about its chapter, as in an article", () => {
  const cues = [
    [0, 8],
    [8, 13],
    [13, 20],
  ]; // fmt: skip
  assert.deepEqual(shape(sectionsOf(transcript(cues, [0]), chapters(0, 10))), [
    [0, [0]],
    [10, [1, 2]],
  ]);
  const staying = [
    [0, 30],
    [8, 30],
  ]; // a cue may stay while the next one is spoken
  assert.deepEqual(shape(sectionsOf(transcript(staying, [0]), chapters(0, 6))), [
    [0, [0]],
    [6, [1]],
  ]);
  const endless = [[0], [9.5], [10]];
  assert.deepEqual(shape(sectionsOf(transcript(endless, [0]), chapters(0, 10))), [
    [0, [0, 1]],
    [10, [2]],
  ]);
});

test("paragraphs start where the function says, and with each chapter", () => {
  const cues = [
    [0, 1],
    [1, 2],
    [2, 3],
    [10, 11],
    [11, 12],
  ]; // fmt: skip
  assert.deepEqual(shape(sectionsOf(transcript(cues, [0, 2, 4]), chapters(0, 10))), [
    [0, [0, 1], [2]],
    [10, [3], [4]],
  ]);
});

test("chapters are in order of time, silent ones left out, words before the first are its own", () => {
  const cues = [
    [0, 1],
    [31, 32],
  ];
  assert.deepEqual(shape(sectionsOf(transcript(cues, [0]), chapters(30, 20, 10))), [
    [10, [0]],
    [30, [1]],
  ]);
  assert.deepEqual(shape(sectionsOf(transcript(cues, [0]), [])), [[undefined, [0, 1]]]);
});

test("the cue at a time is the one that started last", () => {
  const cues = [{ start: 1 }, { start: 4 }, { start: 9 }];
  const found = [0, 1, 3.9, 4, 8, 9, 100].map((time) => cueIndexAt(cues, time));
  assert.deepEqual(found, [-1, 0, 0, 1, 1, 2, 2]);
  assert.equal(cueIndexAt([], 5), -1);
});

test("scripts without blanks are joined without", () => {
  assert.deepEqual(
    [spaceBetween("池の", "水"), spaceBetween("a", "b"), spaceBetween("池", "b")],
    ["", " ", " "],
  );
});

test("captions are told from links, texts and chapter lists", () => {
  const lines = Array.from({ length: 80 }, (_, i) => `${i}:05\nwords`).join("\n");
  for (const text of ["WEBVTT\n", "1\n00:00:01,000 --> 00:00:02,000\nHi", lines])
    assert.ok(looksLikeCaptions(text), text.slice(0, 20));
  for (const text of [
    "",
    "https://youtu.be/l8pRSuU81PU",
    "0:00 Intro\n1:00 Middle\n2:30 End",
    "a --> b",
  ])
    assert.ok(!looksLikeCaptions(text), text);
});

/** @param {string} text @param {string} query */
const found = (text, query) => findAll(searchable(text), query).map(([a, b]) => text.slice(a, b));

test("a phrase is found whatever case, width, accents and blanks", () => {
  assert.deepEqual(found("Glue, the GLUE  pot; ＧＬＵＥ", "glue"), ["Glue", "GLUE", "ＧＬＵＥ"]);
  assert.deepEqual(found("the glue  \n pot", " glue pot "), ["glue  \n pot"]);
  assert.deepEqual(found("Café crème", "CAFE"), ["Café"]);
  assert.deepEqual(found("池の水とポンプ", "ﾎﾟﾝﾌﾟ"), ["ポンプ"]);
  assert.deepEqual(found("a👍b👍", "👍"), ["👍", "👍"]);
  assert.deepEqual(found("aaa", "aa"), ["aa"]);
  assert.deepEqual(found("anything", " "), []);
  assert.deepEqual(found("", "a"), []);
});
