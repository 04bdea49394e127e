/** Copy, download and share the list of a video, whole or some of its rows. */

import { chaptersUrl, fetchText } from "../lib/api.js";
import { copyText, saveText } from "../lib/clipboard.js";
import { h, plainButton } from "../lib/dom.js";
import { showFailure } from "../lib/failures.js";
import { queryFor } from "../lib/route.js";
import { readStored, writeStored } from "../lib/storage.js";

/** @import { Answer, Chapter, Page, Route, Text, Timeline, Video } from "../types.d.ts" */

/** Name of the setting that keeps the format. */
const FORMAT = "format";
/** Formats that this page writes itself: they work offline, and for some of the rows. */
const OWN = ["markdown", "text", "snippet"];

/** The controls of one list. */
export class TakeAway {
  elements;
  #list;
  #answer;
  #route;
  #page;
  #format;
  #copy;
  #download;

  /** @param {Timeline} list @param {Answer} answer @param {Route} route @param {Page} page */
  constructor(list, answer, route, page) {
    const { t } = page;
    this.#list = list;
    this.#answer = answer;
    this.#route = route;
    this.#page = page;
    this.#format = formatField(t);
    this.#copy = h("button", { type: "button", click: () => this.#copyRows() }, t.copy);
    /** @param {MouseEvent} event */
    const save = (event) => this.#save(event);
    this.#download = h("a", { class: "button", download: "", click: save }, t.download);
    const parts = [this.#copy, this.#download, this.#format];
    const buttons = h("div", { class: "take", role: "group", "aria-label": t.takeAway }, ...parts);
    this.elements = [buttons, h("div", { class: "actions" }, ...this.#links())];
    this.#format.addEventListener("change", () => {
      writeStored(FORMAT, this.#format.value);
      this.#showFormat();
    });
    this.#showFormat();
    offerRowMenus(list, answer.video, t, (index) => this.#select(index));
  }

  /** What else leads away from here. */
  #links() {
    const { t } = this.#page;
    const { id, title } = this.#answer.video;
    const { fallback } = this.#route;
    const query = queryFor({ ids: [id], ...(fallback && { fallback }) });
    const url = new URL(query, location.href).href;
    const link = plainButton(t.copyLink, () => copyText(link, url, t));
    return [
      link,
      "share" in navigator && plainButton(t.share, () => share(title, url)),
      plainButton(t.selectRows, () => this.#select()),
      h("a", { href: `${query}&article` }, t.articleName),
    ];
  }

  #showFormat() {
    const { value: format } = this.#format;
    const { fallback } = this.#route;
    this.#download.href = chaptersUrl({
      v: this.#answer.video.id,
      fallback,
      format,
      download: "1",
    });
  }

  /** Copy some of the rows, or all. @param {Chapter[]} [rows] @param {HTMLButtonElement} [button] */
  #copyRows(rows, button = this.#copy) {
    return copyText(button, this.#text(rows), this.#page.t);
  }

  /** Save what the page writes; other files come by the link. @param {MouseEvent} event */
  async #save(event) {
    if (this.#format.value !== "snippet") return;
    event.preventDefault();
    saveText(`${this.#answer.video.id}.chapters.html`, "text/html", await this.#text());
  }

  /**
   * The list in the chosen format: the function's file, or our own lines where it cannot be reached,
   * or for some of the rows.
   * @param {Chapter[]} [rows]
   */
  async #text(rows) {
    const { video, chapters, storedAt } = this.#answer;
    const { value: format } = this.#format;
    const isOwn = OWN.includes(format);
    const parameters = { v: video.id, fallback: this.#route.fallback, format };
    try {
      if (!isOwn || !(rows || storedAt || format === "snippet"))
        return await fetchText(chaptersUrl(parameters));
    } catch (error) {
      if (!isOwn) throw error;
    }
    const { chapterText, isOwnFormat } = await import("../lib/chapter-text.js");
    return isOwnFormat(format) ? chapterText(format, video, rows ?? chapters) : "";
  }

  /** @param {number} [first] index of a row that is selected at once */
  async #select(first) {
    const retry = () => this.#select(first);
    try {
      const { selectRows } = await import("./row-selection.js");
      const copy = (/** @type {Chapter[]} */ rows, /** @type {HTMLButtonElement} */ button) =>
        this.#copyRows(rows, button);
      const onEnd = () => this.#restrictFormats(false);
      const [before] = this.elements;
      this.#restrictFormats(true);
      selectRows(this.#list, first, { t: this.#page.t, before, copy, onEnd });
    } catch (error) {
      showFailure(error, this.#page, { route: this.#route, retry });
    }
  }

  /** The function's files are of whole lists. @param {boolean} isSelecting */
  #restrictFormats(isSelecting) {
    for (const option of this.#format.options)
      option.disabled = isSelecting && !OWN.includes(option.value);
    if (isSelecting && !OWN.includes(this.#format.value)) this.#format.value = "markdown";
  }
}

/**
 * Open the menu of a row when its button is clicked.
 * @param {Timeline} list @param {Video} video @param {Text} t
 * @param {(index: number) => void} [select] begins to select rows, where that is possible
 */
export function offerRowMenus(list, video, t, select) {
  list.list.addEventListener("click", async ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("button");
    const row = button?.closest("li");
    const index = row ? list.rows.indexOf(row) : -1;
    const chapter = list.chapters[index];
    if (!button || !chapter) return;
    const { openRowMenu } = await import("./row-menu.js");
    openRowMenu(button, video, chapter, t, select && (() => select(index)));
  });
}

/** @param {Text} t */
function formatField(t) {
  const options = Object.entries(t.formats).map(([name, label]) =>
    h("option", { value: name }, label),
  );
  const field = h("select", { "aria-label": t.format }, ...options);
  field.value = readStored(FORMAT, "markdown");
  if (field.selectedIndex < 0) field.value = "markdown";
  return field;
}

/** @param {string} title @param {string} url */
const share = (title, url) => navigator.share({ title, url }).catch(() => {}); // or not, after all
