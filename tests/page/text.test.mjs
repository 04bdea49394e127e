/** The texts of both languages, and what they must agree with. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import enArticle from "../../web/text/en/article.js";
import enBatch from "../../web/text/en/batch.js";
import enCaptions from "../../web/text/en/captions.js";
import enCheck from "../../web/text/en/check.js";
import enErrors from "../../web/text/en/errors.js";
import enPage from "../../web/text/en/page.js";
import enWatch from "../../web/text/en/watch.js";
import jaArticle from "../../web/text/ja/article.js";
import jaBatch from "../../web/text/ja/batch.js";
import jaCaptions from "../../web/text/ja/captions.js";
import jaCheck from "../../web/text/ja/check.js";
import jaErrors from "../../web/text/ja/errors.js";
import jaFindings from "../../web/text/ja/findings.js";
import jaPage, { html } from "../../web/text/ja/page.js";
import jaWatch from "../../web/text/ja/watch.js";

const en = {
  ...enPage,
  article: enArticle,
  batch: enBatch,
  errors: enErrors,
  check: enCheck,
  watch: enWatch,
  captions: enCaptions,
};
const ja = {
  ...jaPage,
  article: jaArticle,
  batch: jaBatch,
  errors: jaErrors,
  check: jaCheck,
  watch: jaWatch,
  captions: jaCaptions,
};

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const index = read("web/index.html");

test("both languages say the same things", () => {
  /** @param {object} texts @param {string} before @returns {string[]} */
  const keys = (texts, before = "") =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "object" && key !== "byCode"
        ? keys(value, `${before}${key}.`)
        : [before + key],
    );
  assert.deepEqual(keys(ja).sort(), keys(en).sort());
  const inHtml = [...index.matchAll(/data-text="(\w+)"/g)].map(([, key]) => key);
  assert.deepEqual(Object.keys(html).sort(), [...new Set(inHtml), "unreachable"].sort());
});

test("Japanese has a sentence for every error code of the function", () => {
  const codes = [
    ...read("function/chapters/errors.py").matchAll(/code, status, title = "([\w-]+)"/g),
  ];
  assert.ok(codes.length > 10);
  for (const [, code = ""] of codes) assert.ok(jaErrors.byCode[code], code);
});

test("Japanese has a sentence for every finding, note, reason and change of the function", () => {
  const folder = "function/chapters/domain/youtube_rules";
  const rules = readdirSync(new URL(`../../${folder}`, import.meta.url))
    .filter((name) => name.endsWith(".py"))
    .flatMap((name) => [...read(`${folder}/${name}`).matchAll(/^ +"([a-z-]+)",$/gm)])
    .map(([, code]) => code)
    .filter((code) => code !== "error" && code !== "warning");
  const table = /** @param {string} path */ (path) =>
    [...read(path).matchAll(/^ {4}"([\w-]+)": "[A-Z]/gm)].map(([, code]) => code);
  const notes = table("function/chapters/extract/refusal.py").map((code) => `note:${code}`);
  const features = read("function/chapters/extract/features/__init__.py");
  const reasons = [...features.matchAll(/Feature\("([\w-]+)"/g)].map(([, code]) => `why:${code}`);
  const changes = table("function/chapters/mend/changes.py").map((code) => `change:${code}`);
  const checker = read("function/chapters/service/check.py");
  notes.push(...[...checker.matchAll(/Note\("([\w-]+)"/g)].map(([, code]) => `note:${code}`));
  assert.ok(rules.length > 15 && notes.length > 10 && reasons.length > 20 && changes.length > 10);
  for (const code of [...rules, ...notes, ...reasons, ...changes])
    assert.ok(jaFindings[code ?? ""], code);
});

test("the sentence that the HTML holds for missing modules is the texts' own", () => {
  const [, sentence] = /data-unreachable="([^"]+)"/.exec(index) ?? [];
  assert.equal(sentence, enErrors.byCode.unreachable);
  assert.equal(html.unreachable, jaErrors.byCode.unreachable);
});

test("the name follows YouTube's branding guidelines: it may end, but not begin, with the mark", () => {
  // https://developers.google.com/youtube/terms/branding-guidelines
  for (const { name } of [en, ja]) assert.match(name, /^(?!YouTube).+ for YouTube$/);
});
