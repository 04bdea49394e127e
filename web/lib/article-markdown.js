/** Parses an article: the part of Markdown that the function writes. Pure. */

/**
 * `missing` is a chapter that could not be written, with the codes that say why (`article:` in
 * findings.js); `unsure`, the names that are not in the captions of a text; `note`, a line in italics.
 * @typedef {{ kind: "heading" | "note" | "missing" | "unsure" | "text" | "item" | "code", text: string, href?: string | undefined, codes?: string[], names?: string[] }} Block
 */

/** @import { Remark } from "../types.d.ts" */

/** The last line of a complete article, as the function writes it. */
const END = "<!-- end of the article -->";
/** A line about a missing chapter ends with what comes instead, and why. */
const MISSING = /^> (.*) <!-- (unwritten|spoken): ([a-z-]+) -->$/;
/** A line about names that nobody says ends with all of them. */
const UNSURE = /^> (.*?)(?: <!-- unsaid: (\[.*\]) -->)?$/;

/**
 * The article so far: its front matter, the blocks of its sections, how many sections have begun and
 * how many are missing, and whether it is complete. Text above the first section is skipped.
 * @param {string} markdown
 */
export function parseArticle(markdown) {
  const [, matter = "", rest = markdown] = /^---\n(.*?\n)---\n(.*)$/s.exec(markdown) ?? [];
  const begin = rest.indexOf("\n## ");
  const blocks = begin < 0 ? [] : blocksOf(rest.slice(begin));
  return {
    facts: factsOf(matter),
    blocks,
    sections: blocks.filter(({ kind }) => kind === "heading").length,
    missing: blocks.filter(({ kind }) => kind === "missing").length,
    isComplete: markdown.endsWith(`\n${END}\n`),
  };
}

/**
 * The fields of the front matter; `remarks` are about the captions that the text is from.
 * @param {string} matter
 * @returns {{ [name: string]: any, remarks?: Remark[] }}
 */
function factsOf(matter) {
  const lines = matter.split("\n").filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", value = ""] = line.split(/: (.*)/s);
      return [name, parsedValue(value)];
    }),
  );
}

/** A value as the function writes it, or as a reader does who edits it. @param {string} text */
function parsedValue(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** @param {string} markdown */
function blocksOf(markdown) {
  /** @type {Block[]} */
  const blocks = [];
  let fence = "";
  let isNew = true;
  for (const line of markdown.split("\n")) {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    const last = blocks.at(-1);
    if (fence) {
      if (marks.startsWith(fence) && line.trim() === marks) fence = "";
      else if (last) last.text += last.text ? `\n${line}` : line;
    } else if (marks && line.startsWith(marks)) {
      fence = marks;
      blocks.push({ kind: "code", text: "" });
    } else if (!line.trim() || line === END) isNew = true;
    else {
      const block = blockOf(line);
      if (block.kind === "text" && !isNew && last && last.kind !== "code") last.text += `\n${line}`;
      else blocks.push(block);
      isNew = false;
    }
  }
  return blocks;
}

/** @param {string} [json] @returns {string[]} none where a reader has edited the line */
function namesIn(json = "[]") {
  const names = parsedValue(json);
  return Array.isArray(names) ? names.map(String) : [];
}

/** @param {string} line @returns {Block} */
function blockOf(line) {
  const heading = /^## (?:\[(.*)\]\((\S+)\)|(.*))$/.exec(line);
  if (heading) return { kind: "heading", text: heading[1] ?? heading[3] ?? "", href: heading[2] };
  const [, text = "", ...codes] = MISSING.exec(line) ?? [];
  if (text) return { kind: "missing", text, codes };
  const unsure = UNSURE.exec(line);
  if (unsure) return { kind: "unsure", text: unsure[1] ?? "", names: namesIn(unsure[2]) };
  const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/.exec(line);
  if (item) return { kind: "item", text: item[1] ?? "" };
  const note = /^_(.*)_$/.exec(line);
  return note ? { kind: "note", text: note[1] ?? "" } : { kind: "text", text: line };
}

/**
 * The parts of a text, each with the element that shows it; "" is plain text.
 * @param {string} text
 * @returns {{ tag: "" | "code" | "strong" | "em", text: string }[]}
 */
export function parseInline(text) {
  const markup =
    /\\([!-/:-@[-`{-~])|`([^`]+)`|\*\*((?:\\.|[^*\\])+)\*\*|\*((?:\\.|[^*\\\s])(?:\\.|[^*\\])*)\*/g;
  /** @type {ReturnType<typeof parseInline>} */
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(markup)) {
    const [all, sign, code, strong, em] = match;
    parts.push({ tag: "", text: text.slice(end, match.index) + (sign ?? "") });
    if (code !== undefined) parts.push({ tag: "code", text: code });
    if (strong !== undefined) parts.push({ tag: "strong", text: unescapeMarkdown(strong) });
    if (em !== undefined) parts.push({ tag: "em", text: unescapeMarkdown(em) });
    end = match.index + all.length;
  }
  parts.push({ tag: "", text: text.slice(end) });
  return parts.filter((part) => part.text);
}

/** Without the backslashes that escape Markdown's punctuation. @param {string} text */
export const unescapeMarkdown = (text) => text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
