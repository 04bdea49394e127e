import assert from "node:assert/strict";
import { test } from "node:test";
import { parseArticle, parseInline, unescapeMarkdown } from "../../web/lib/article-markdown.js";

/** An article as the function writes it. @param {string} sections */
const written = (sections) =>
  `---\ntitle: "A: \\"b\\""\nsections: 2\ntext: "generated"\n---\n\n# [A](https://www.youtube.com/watch?v=x)\n\n_Label._\n${sections}`;

test("an article's front matter and sections are read, and whether it is complete", () => {
  const begun = parseArticle(
    written("\n## [One \\[1\\]](https://www.youtube.com/watch?v=x&t=0s)\n\n_0:00_\n"),
  );
  assert.deepEqual(begun.facts, { title: 'A: "b"', sections: 2, text: "generated" });
  assert.deepEqual(
    begun.blocks.map(({ kind, text }) => [kind, unescapeMarkdown(text)]),
    [
      ["heading", "One [1]"],
      ["note", "0:00"],
    ],
  );
  assert.equal(begun.blocks[0]?.href, "https://www.youtube.com/watch?v=x&t=0s");
  assert.equal(begun.isComplete, false);
  const complete = parseArticle(written("\n## One\n\n## Two\n\n<!-- end of the article -->\n"));
  assert.deepEqual([complete.sections, complete.isComplete, complete.missing], [2, true, 0]);
});

test("half an article is parsed as far as it goes", () => {
  const all = written(
    "\n## One\n\ntext\n\n> This chapter was not written. Why. <!-- unwritten: internal -->\n\n```\ncode\n```\n\n## Two\n",
  );
  for (let end = 0; end <= all.length; end++)
    assert.equal(parseArticle(all.slice(0, end)).isComplete, false);
  assert.equal(parseArticle(all).missing, 1);
});

test("paragraphs, lists and code of a section are blocks", () => {
  const body = "a\nb\n\n- c\n- d\n1. e\n\n```js\n## x\n\n> y\n```\nf\n";
  const { blocks } = parseArticle(written(`\n## One\n\n${body}`));
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

test("emphasis and code are parsed, escaped and lone signs are not", () => {
  assert.deepEqual(
    parseInline("a *b* **c d** `e*` \\*f\\* 2 * 3 * 4"),
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

test("a line about what is not in the captions is no missing chapter", () => {
  const lines = [
    '> Not found in the captions, to be checked: Rust. <!-- unsaid: ["Rust", "a\\u003eb"] -->',
    "> This chapter was not written; below is what is said in it. Why. <!-- spoken: too-much-said -->",
    "> この章は書かれていません。理由 <!-- unwritten: internal -->",
    "> 字幕に見つからないため、確認してください：Rust",
  ];
  const { blocks, missing } = parseArticle(written(`\n## One\n\n${lines.join("\n\n")}\n`));
  assert.deepEqual(
    blocks.slice(1).map(({ kind }) => kind),
    ["unsure", "missing", "missing", "unsure"],
  );
  assert.equal(missing, 2);
  assert.deepEqual(blocks[1], {
    kind: "unsure",
    text: "Not found in the captions, to be checked: Rust.",
    names: ["Rust", "a>b"],
  });
  assert.deepEqual(blocks[4]?.names, []);
  assert.deepEqual(blocks[2], {
    kind: "missing",
    text: "This chapter was not written; below is what is said in it. Why.",
    codes: ["spoken", "too-much-said"],
  });
});

test("a text that a reader has edited is parsed as far as it can be", () => {
  assert.equal(parseArticle("---\ntitle: My boat\nsections: 2\n---\n").facts.title, "My boat");
  const { blocks, facts } = parseArticle("# Mine\n\n## One\n\nText.\n");
  assert.deepEqual(
    blocks.map(({ text }) => text),
    ["One", "Text."],
  );
  assert.deepEqual(facts, {});
});
