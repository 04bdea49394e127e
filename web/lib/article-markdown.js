/** An article's Markdown as blocks, as far as the function writes it. Pure. */

/**
 * `missing`: the line of a chapter that was not written; `note`: a line in italics.
 * @typedef {{ kind: "heading" | "note" | "missing" | "text" | "item" | "code", text: string, href?: string | undefined }} Block
 */

/** The last line of every whole article (formats/article.py). */
const END = "<!-- end of the article -->";

/**
 * The article so far: its front matter, the blocks of its sections, how many sections have begun,
 * and whether it is whole. What stands above the first section is left to the page.
 * @param {string} markdown
 */
export function article(markdown) {
  const [, matter = "", rest = ""] = /^---\n(.*?\n)---\n(.*)$/s.exec(markdown) ?? [];
  const begin = rest.indexOf("\n## ");
  const blocks = begin < 0 ? [] : blocksOf(rest.slice(begin));
  return {
    facts: factsOf(matter),
    blocks,
    sections: blocks.filter(({ kind }) => kind === "heading").length,
    missing: blocks.filter(({ kind }) => kind === "missing").length,
    isWhole: markdown.endsWith(`\n${END}\n`),
  };
}

/** @param {string} matter @returns {Record<string, string | number | undefined>} */
function factsOf(matter) {
  const lines = matter.split("\n").filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", value = ""] = line.split(/: (.*)/s);
      return [name, JSON.parse(value)];
    }),
  );
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

/** @param {string} line @returns {Block} */
function blockOf(line) {
  const heading = /^## (?:\[(.*)\]\((\S+)\)|(.*))$/.exec(line);
  if (heading) return { kind: "heading", text: heading[1] ?? heading[3] ?? "", href: heading[2] };
  if (line.startsWith("> ")) return { kind: "missing", text: line.slice(2) };
  const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/.exec(line);
  if (item) return { kind: "item", text: item[1] ?? "" };
  const note = /^_(.*)_$/.exec(line);
  return note ? { kind: "note", text: note[1] ?? "" } : { kind: "text", text: line };
}

/**
 * A line's words, each with the element that shows it: "" for plain text.
 * @param {string} text
 * @returns {{ tag: "" | "code" | "strong" | "em", text: string }[]}
 */
export function words(text) {
  const marks =
    /\\([!-/:-@[-`{-~])|`([^`]+)`|\*\*((?:\\.|[^*\\])+)\*\*|\*((?:\\.|[^*\\\s])(?:\\.|[^*\\])*)\*/g;
  /** @type {ReturnType<typeof words>} */
  const found = [];
  let done = 0;
  for (const match of text.matchAll(marks)) {
    const [all, sign, code, strong, em] = match;
    found.push({ tag: "", text: text.slice(done, match.index) + (sign ?? "") });
    if (code !== undefined) found.push({ tag: "code", text: code });
    if (strong !== undefined) found.push({ tag: "strong", text: plain(strong) });
    if (em !== undefined) found.push({ tag: "em", text: plain(em) });
    done = match.index + all.length;
  }
  found.push({ tag: "", text: text.slice(done) });
  return found.filter((word) => word.text);
}

/** Markdown's signs without the backslashes that keep them signs. @param {string} text */
export const plain = (text) => text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
