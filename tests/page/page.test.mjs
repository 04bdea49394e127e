/** The page's pure modules, and what must agree between its files. `npm test`. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { placeAt, placeIn, searchFor } from "../../web/address.js";
import { ranges } from "../../web/check.js";
import { matches } from "../../web/history.js";
import { videosIn } from "../../web/links.js";
import { article, plain, words } from "../../web/markdown.js";
import { seconds } from "../../web/seconds.js";
import enFirst from "../../web/text/en.js";
import enMore from "../../web/text/en.more.js";
import jaFirst, { page as frame } from "../../web/text/ja.js";
import judgement from "../../web/text/ja.judgement.js";
import jaMore, { page as home } from "../../web/text/ja.more.js";
import { label, spoken } from "../../web/time.js";
import { BUDGET, views, weight } from "./bytes.mjs";
import { stamped } from "./stamp.mjs";

const en = { ...enFirst, ...enMore };
const ja = { ...jaFirst, ...jaMore };
const page = { ...frame, ...home };

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The cases that the function's reader of links is held to: what is pasted, and what it is. */
function linkCases() {
  const [, section = ""] = read("tests/domain/youtube_urls.cases.txt").split(/^== /m);
  const lines = section.split("\n").slice(1);
  return lines
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => {
      const at = line.lastIndexOf(" => ");
      const escapes = { n: "\n", t: "\t", "\\": "\\" };
      const pasted = line
        .slice(0, at)
        .replace(
          /\\(n|t|\\|u[0-9a-f]{4})/g,
          (_, code) =>
            escapes[/** @type {"n"} */ (code)] ??
            String.fromCharCode(Number.parseInt(code.slice(1), 16)),
        );
      return /** @type {const} */ ([pasted, line.slice(at + 4)]);
    });
}

for (const [pasted, outcome] of linkCases()) {
  test(`page and function read alike: ${JSON.stringify(pasted).slice(0, 80)}`, () => {
    const { ids, list, wrong } = videosIn(pasted);
    // The page takes several videos where the function wants commas between them.
    if (/^[\w-]{11}( [\w-]{11})+$/.test(pasted)) return assert.equal(wrong, undefined);
    const isVideo = /^[\w-]{11}$/.test(outcome) && !/^(not-a-video)$/.test(outcome);
    if (isVideo) assert.equal(ids[0], outcome);
    else assert.deepEqual(ids, []);
    if (outcome === "missing-video") assert.equal(wrong, "empty");
    if (outcome === "invalid-video") assert.equal(list, undefined);
    if (outcome === "not-a-video")
      assert.ok(list || ["clip", "channel", "page"].includes(wrong ?? ""));
  });
}

test("several links are several videos, in order and each once", () => {
  const text = "https://youtu.be/bbbbbbbbbbA,https://youtu.be/aaaaaaaaaaA and youtu.be/bbbbbbbbbbA";
  assert.deepEqual(videosIn(text).ids, ["bbbbbbbbbbA", "aaaaaaaaaaA"]);
  assert.deepEqual(videosIn("aaaaaaaaaaA, bbbbbbbbbbA").ids, ["aaaaaaaaaaA", "bbbbbbbbbbA"]);
});

test("a link to a video of a playlist names both", () => {
  const { ids, list } = videosIn(
    "https://www.youtube.com/watch?v=aaaaaaaaaaA&list=PLabcdefghijklmn",
  );
  assert.deepEqual([ids, list], [["aaaaaaaaaaA"], "PLabcdefghijklmn"]);
});

test("an address and its place are one", () => {
  for (const [search, expected] of /** @type {const} */ ([
    ["?v=aaaaaaaaaaA", "?v=aaaaaaaaaaA"],
    ["?v=https%3A%2F%2Fyoutu.be%2FaaaaaaaaaaA&t=1m15s&hl=ja", "?v=aaaaaaaaaaA&t=75"],
    ["?v=aaaaaaaaaaA&fallback=comments", "?v=aaaaaaaaaaA&fallback=comments"],
    ["?v=aaaaaaaaaaA&v=bbbbbbbbbbA", "?v=aaaaaaaaaaA,bbbbbbbbbbA"],
    ["?list=PLabcdefghijklmn", "?list=PLabcdefghijklmn"],
    [
      "?list=https%3A%2F%2Fyoutube.com%2Fplaylist%3Flist%3DPLabcdefghijklmn",
      "?list=PLabcdefghijklmn",
    ],
    ["?title=A+boat&text=Look%3A+https%3A%2F%2Fyoutu.be%2FaaaaaaaaaaA", "?v=aaaaaaaaaaA"],
    ["?check", "?check"],
    ["?hl=ja", "?"],
  ])) {
    assert.equal(searchFor(placeAt(search)), expected, search);
    assert.deepEqual(searchFor(placeAt(searchFor(placeAt(search)))), expected);
  }
});

test("a text that names no video keeps its words", () => {
  assert.deepEqual(placeIn("https://vimeo.com/1"), {
    view: "home",
    ids: [],
    asked: "https://vimeo.com/1",
    wrong: "nothing",
  });
});

test("seconds are written and read", () => {
  assert.deepEqual([0, 59, 60, 3599, 3600, 36_061].map(label), [
    "0:00",
    "0:59",
    "1:00",
    "59:59",
    "1:00:00",
    "10:01:01",
  ]);
  for (const [text, expected] of /** @type {const} */ ([
    ["75", 75],
    ["75s", 75],
    ["1m15s", 75],
    ["1h0m1s", 3601],
    ["1:15", 75],
    ["1:01:15", 3675],
    [" 12:34 ", 754],
    ["", undefined],
    ["soon", undefined],
    ["1:75", undefined],
    ["-5", undefined],
  ])) {
    assert.equal(seconds(text), expected, text);
  }
});

test("lengths are spoken in the reader's language", () => {
  assert.equal(spoken(219, "en"), "3 minutes, 39 seconds");
  assert.equal(spoken(3600, "en"), "1 hour");
  assert.match(spoken(219, "ja"), /3 ?分 ?39 ?秒/);
});

test("line numbers are written as people write them", () => {
  assert.equal(ranges([3, 4, 5, 9, 11, 12]), "3–5, 9, 11–12");
});

test("the history is searched by titles of chapters, whatever case, width and accents", () => {
  const seen = /** @type {import("../../web/stored.js").Seen[]} */ ([
    {
      id: "aaaaaaaaaaA",
      title: "Boats",
      channel: "Éva",
      language: "en",
      seen: 0,
      chapters: [
        [0, "Wood"],
        [60, "Ｇｌｕｅ"],
      ],
    },
    {
      id: "bbbbbbbbbbA",
      title: "Songs",
      channel: "B",
      language: "en",
      seen: 0,
      chapters: [[0, "Chorus"]],
    },
  ]);
  /** @param {string} wish */
  const found = (wish) =>
    matches(seen, wish).map(({ video, chapters }) => [video.title, chapters.length]);
  assert.deepEqual(found(""), [
    ["Boats", 0],
    ["Songs", 0],
  ]);
  assert.deepEqual(found("glue"), [["Boats", 1]]);
  assert.deepEqual(found("eva"), [["Boats", 0]]);
  assert.deepEqual(found("glue chorus"), []);
});

test("both languages say the same things", () => {
  /** @param {object} texts @param {string} before @returns {string[]} */
  const keys = (texts, before = "") =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "object" && key !== "trouble"
        ? keys(value, `${before}${key}.`)
        : [before + key],
    );
  assert.deepEqual(keys(ja).sort(), keys(en).sort());
  const inHtml = [...read("web/index.html").matchAll(/data-text="(\w+)"/g)].map(([, key]) => key);
  assert.deepEqual(Object.keys(page).sort(), [...new Set(inHtml)].sort());
});

test("Japanese has a sentence for every error code of the function", () => {
  const codes = [
    ...read("function/chapters/errors.py").matchAll(/code, status, title = "([\w-]+)"/g),
  ];
  assert.ok(codes.length > 10);
  for (const [, code = ""] of codes) assert.ok(ja.trouble[code], code);
});

test("Japanese has a sentence for every finding, note and reason of the function", () => {
  const rules = [
    ...read("function/chapters/domain/youtube_rules.py").matchAll(/^ +"([a-z-]+)",$/gm),
  ]
    .map(([, code]) => code)
    .filter((code) => code !== "error" && code !== "warning");
  const table = /** @param {string} path */ (path) =>
    [...read(path).matchAll(/^ {4}"([\w-]+)": "[A-Z]/gm)].map(([, code]) => code);
  const notes = table("function/chapters/extract/refusal.py").map((code) => `note:${code}`);
  const features = read("function/chapters/extract/features/__init__.py");
  const reasons = [...features.matchAll(/Feature\("([\w-]+)"/g)].map(([, code]) => `why:${code}`);
  assert.ok(rules.length > 10 && notes.length > 10 && reasons.length > 20);
  for (const code of [...rules, ...notes, ...reasons]) assert.ok(judgement[code ?? ""], code);
});

test("the worker knows the page's files as they are (npm run stamp)", () => {
  const worker = read("web/worker.js");
  assert.equal(worker, stamped(worker));
});

for (const lang of ["en", "ja"]) {
  for (const [view, files] of Object.entries(views(lang))) {
    test(`a first view stays within its bytes: ${view}, ${lang}`, () => {
      const bytes = weight(files);
      assert.ok(bytes <= BUDGET, `${bytes} bytes of ${BUDGET}`);
    });
  }
}

/** An article as the function writes it. @param {string} sections */
const written = (sections) =>
  `---\ntitle: "A: \\"b\\""\nsections: 2\ntext: "generated"\n---\n\n# [A](https://www.youtube.com/watch?v=x)\n\n_Label._\n${sections}`;

test("an article's front matter and sections are read, and whether it is whole", () => {
  const begun = article(
    written("\n## [One \\[1\\]](https://www.youtube.com/watch?v=x&t=0s)\n\n_0:00_\n"),
  );
  assert.deepEqual(begun.facts, { title: 'A: "b"', sections: 2, text: "generated" });
  assert.deepEqual(
    begun.blocks.map(({ kind, text }) => [kind, plain(text)]),
    [
      ["heading", "One [1]"],
      ["note", "0:00"],
    ],
  );
  assert.equal(begun.blocks[0]?.href, "https://www.youtube.com/watch?v=x&t=0s");
  assert.equal(begun.isWhole, false);
  const whole = article(written("\n## One\n\n## Two\n\n<!-- end of the article -->\n"));
  assert.deepEqual([whole.sections, whole.isWhole, whole.missing], [2, true, 0]);
});

test("half an article is read as far as it goes", () => {
  const all = written("\n## One\n\ntext\n\n> missing\n\n```\ncode\n```\n\n## Two\n");
  for (let end = 0; end <= all.length; end++)
    assert.equal(article(all.slice(0, end)).isWhole, false);
  assert.equal(article(all).missing, 1);
});

test("paragraphs, lists and code of a section are blocks", () => {
  const body = "a\nb\n\n- c\n- d\n1. e\n\n```js\n## x\n\n> y\n```\nf\n";
  const { blocks } = article(written(`\n## One\n\n${body}`));
  assert.deepEqual(
    blocks.slice(1).map(({ kind, text }) => [kind, text]),
    [
      ["text", "a\nb"],
      ["item", "c"],
      ["item", "d"],
      ["item", "e"],
      ["code", "## x\n\n> y"],
      ["text", "f"],
    ],
  );
});

test("words with weight are told from those without", () => {
  assert.deepEqual(
    words("a *b* **c d** `e*` \\*f\\* 2 * 3 * 4"),
    [
      ["", "a "],
      ["em", "b"],
      ["", " "],
      ["strong", "c d"],
      ["", " "],
      ["code", "e*"],
      ["", " *"],
      ["", "f*"],
      ["", " 2 * 3 * 4"],
    ].map(([tag, text]) => ({ tag, text })),
  );
});
