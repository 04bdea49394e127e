/** What an article is written on: its head, what can be done with it, and its sections. */

import { article, plain, words } from "../lib/article-markdown.js";
import { h } from "../lib/dom.js";
import { captionsField } from "./captions-field.js";
import { copy } from "./copy-and-share.js";

/** @import { Block } from "../lib/article-markdown.js" */
/** @import { Page } from "../types.d.ts" */

/**
 * An empty sheet, put on the stage with the first text that is drawn.
 * @param {string} id
 * @param {Page} page
 * @param {(text: string) => void} captionsChosen
 */
export function sheetFor(id, page, captionsChosen) {
  const { t, rest, stage, say } = page;
  const title = h("h1", { tabindex: "-1", dir: "auto" });
  const label = h("p", { class: "warning" });
  const controls = h("div", { class: "actions" });
  const bar = h("progress", { "aria-label": t.article.name });
  const body = h("article", { dir: "auto" });
  const captions = own(captionsChosen, page);
  let markdown = "";
  let sections = 0;
  /** @type {string[]} */
  let drawn = [];

  /** @param {ReturnType<typeof article>} now */
  function head({ facts }) {
    title.replaceChildren(h("a", { href: `?v=${id}` }, String(facts.title ?? id)));
    label.textContent = labelOf(facts, page);
    label.hidden = !label.textContent;
    if (facts.language) body.lang = String(facts.language);
    bar.max = Number(facts.sections);
    document.title = `${facts.title ?? id} · ${t.article.name}`;
    stage.replaceChildren(title, label, bar, controls, body, captions);
  }

  return {
    /** Show `text`, of which what was drawn before is mostly the beginning. @param {string} text */
    draw(text) {
      if (text.length < markdown.length && markdown.startsWith(text)) return; // comes again
      const now = article(text);
      if (now.facts.sections === undefined) return;
      if (!markdown) head(now);
      markdown = text;
      bar.value = Math.max(0, now.sections - (now.isWhole ? 0 : 1));
      if (now.sections > sections) say(t.article.progress(now.sections, bar.max));
      sections = now.sections;
      const sources = now.blocks.map((block) => JSON.stringify(block));
      const same = sources.findIndex((source, i) => source !== drawn[i]);
      if (same < 0) return;
      for (const old of [...body.children].slice(same)) old.remove();
      body.append(...now.blocks.slice(same).map(element));
      drawn = sources;
    },
    /** Take the sections off again: another article comes. */
    clear() {
      body.replaceChildren();
      [markdown, sections, drawn] = ["", 0, []];
    },
    /**
     * What was reached, what can be done next, and what can be done with the text.
     * @param {string} told
     * @param {[string, () => void]} [next]
     */
    offer(told, next) {
      bar.hidden = Boolean(told) || !next;
      controls.replaceChildren(
        ...(told ? [h("p", {}, told)] : []),
        ...(next ? [button(...next)] : []),
        ...(markdown
          ? [
              button(t.article.copy, () => copy(() => markdown, rest)),
              button(t.download, () => save(`${id}.article.md`, markdown)),
            ]
          : []),
      );
    },
  };
}

/** What must be told of the text: who wrote it. @param {ReturnType<typeof article>["facts"]} facts @param {Page} page */
function labelOf(facts, { t }) {
  const text = {
    generated: t.article.generated(String(facts.textModel ?? "")),
    transcript: t.article.transcript,
    none: `${t.article.outline} ${facts.why ?? ""}`.trim(),
  }[String(facts.text)];
  const made = String(facts.chapters);
  const chapters = made === "viewer" || made === "generated" ? t.madeBy[made] : "";
  return [text, chapters].filter(Boolean).join(" ");
}

/** Where captions can be chosen to fill the sections. @param {(text: string) => void} chosen @param {Page} page */
function own(chosen, { t }) {
  return h(
    "details",
    {},
    h("summary", {}, t.article.own),
    h("p", {}, ...captionsField(t, chosen)),
    h("p", { class: "note" }, t.article.captionsNote),
  );
}

/** @param {Block} block */
function element({ kind, text, href }) {
  if (kind === "heading") {
    const name = plain(text);
    return h(
      "h2",
      {},
      href?.startsWith("https://www.youtube.com/") ? h("a", { href }, name) : name,
    );
  }
  if (kind === "code") return h("pre", { tabindex: "0" }, h("code", {}, text));
  if (kind === "note") return h("p", { class: "note" }, plain(text));
  if (kind === "missing") return h("p", { class: "warning" }, plain(text));
  const shown = words(text).map((word) => (word.tag ? h(word.tag, {}, word.text) : word.text));
  return h("p", kind === "item" ? { class: "item" } : {}, ...shown);
}

/** @param {string} name @param {() => void} click */
const button = (name, click) => h("button", { type: "button", class: "plain", click }, name);

/** @param {string} name @param {string} text */
function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
