/** Copy and download several videos: all of them, or what a search has left. */

import { chaptersUrl, fetchText } from "../lib/api.js";
import { batchText, isOwnFormat, joinedFiles } from "../lib/batch-text.js";
import { copyText, saveText } from "../lib/clipboard.js";
import { h } from "../lib/dom.js";
import { showToast } from "../lib/status.js";
import { readStored, writeStored } from "../lib/storage.js";

/** @import { Listed } from "../lib/batch-text.js" */
/** @import { Parameters } from "../lib/api.js" */
/** @import { BatchPage } from "./batch-video.js" */
/** @import { Playlist } from "../types.d.ts" */

/** Name of the setting that keeps the format. */
const FORMAT = "batch-format";
/** Ends of file names, and types of files, by format. @type {Record<string, [string, string]>} */
const FILES = {
  markdown: ["md", "text/markdown"],
  text: ["txt", "text/plain"],
  csv: ["csv", "text/csv"],
  ndjson: ["ndjson", "application/x-ndjson"],
};

/**
 * @typedef {{ listed: Listed[], requests: Parameters[], playlist: Playlist | undefined,
 *   state: "loading" | "whole" | "part" | "searched" }} Contents what there is to take; `requests`:
 *   those that the videos came by; `part`: more videos can be loaded
 */

export class BatchTakeAway {
  element;
  #page;
  #contents;
  #format;
  #copy;
  #save;
  #link;

  /** @param {BatchPage} page @param {() => Contents} contents */
  constructor(page, contents) {
    const { t, texts } = page;
    this.#page = page;
    this.#contents = contents;
    const options = Object.entries(texts.formats).map(([value, label]) =>
      h("option", { value }, label),
    );
    this.#format = h(
      "select",
      { "aria-label": t.format, change: () => this.#choose() },
      ...options,
    );
    this.#format.value = readStored(FORMAT, "markdown");
    if (this.#format.selectedIndex < 0) this.#format.value = "markdown";
    this.#copy = h("button", { type: "button", click: () => this.#copyText() });
    this.#save = h("button", { type: "button", click: () => this.#saveText() });
    this.#link = h("a", { class: "button", download: "" });
    const parts = [this.#copy, this.#save, this.#link, this.#format];
    const attributes = { class: "take several", role: "group", "aria-label": t.takeAway };
    this.element = h("div", attributes, ...parts);
  }

  /** Show what can be taken now. */
  update() {
    const { texts } = this.#page;
    const { state, requests } = this.#contents();
    const isSearched = state === "searched";
    for (const option of this.#format.options)
      option.disabled = isSearched && !isOwnFormat(option.value); // the function's files are whole
    if (isSearched && !isOwnFormat(this.#format.value)) this.#format.value = "markdown";
    const isPart = isSearched || state === "part";
    this.#copy.textContent = isPart ? texts.copyThese : texts.copyAll;
    for (const element of [this.#save, this.#link])
      element.textContent = isPart ? texts.downloadThese : texts.downloadAll;
    this.#copy.disabled = this.#save.disabled = state === "loading";
    const { value: format } = this.#format;
    const [request] = requests;
    const isOneFile = requests.length === 1 && state !== "loading" && !isOwnFormat(format);
    this.#link.hidden = !isOneFile;
    this.#save.hidden = isOneFile;
    this.#link.href = chaptersUrl({ ...request, format, download: "1" });
  }

  #choose() {
    writeStored(FORMAT, this.#format.value);
    this.update();
  }

  /** What there is in the chosen format: our own lines, or the function's files one after another. */
  async #text() {
    const { listed, requests, playlist } = this.#contents();
    const { value: format } = this.#format;
    if (isOwnFormat(format)) return batchText(format, listed, playlist);
    const urls = requests.map((request) => chaptersUrl({ ...request, format }));
    return joinedFiles(format, await Promise.all(urls.map((url) => fetchText(url))));
  }

  #copyText() {
    return copyText(this.#copy, this.#text(), this.#page.t);
  }

  async #saveText() {
    const { playlist } = this.#contents();
    const { value: format } = this.#format;
    const [end = "txt", type = "text/plain"] = FILES[format] ?? [];
    try {
      const text = await this.#text();
      const mark = format === "csv" ? "\ufeff" : ""; // or Excel does not read it as UTF-8
      saveText(`${playlist?.id ?? "videos"}.chapters.${end}`, type, mark + text);
    } catch {
      showToast(this.#page.texts.notSaved);
    }
  }
}
