/** The address is the state: which view of which videos it asks for, and back. Pure. */

import { seconds } from "./seconds.js";
import { videosIn } from "./youtube-urls.js";
/** @import { Place } from "../types.d.ts" */

/**
 * What the query of an address asks for. Besides our own `v`, `list`, `t`, `fallback`, `article`
 * and `check` it can hold `url`, `text` and `title`, as the manifest's share target sends them.
 * @param {string} search
 * @returns {Place}
 */
export function placeAt(search) {
  const query = new URLSearchParams(search);
  if (query.has("check")) return { view: "check", ids: [] };
  const shared = ["url", "text", "title"].flatMap((name) => query.getAll(name));
  const asked = [...query.getAll("v"), ...shared].join(" ").trim();
  const list = query.get("list") ?? "";
  if (!asked && !list) return { view: "home", ids: [] };
  const place = placeIn(asked || (list.includes("/") ? list : `list=${list}`));
  const start = seconds(query.get("t") ?? "");
  const fallback = query.get("fallback");
  if (query.has("article") && place.view === "video") place.view = "article";
  return { ...place, ...(start !== undefined && { start }), ...(fallback && { fallback }) };
}

/**
 * What a pasted text asks for.
 * @param {string} text
 * @returns {Place}
 */
export function placeIn(text) {
  const { ids, list, wrong } = videosIn(text);
  const view = wrong ? "home" : ids.length === 1 ? "video" : "several";
  return { view, ids, asked: text, ...(list && { list }), ...(wrong && { wrong }) };
}

/**
 * The shortest query that asks for `place`.
 * @param {Partial<Place>} place
 */
export function searchFor({ view, ids = [], list, start, fallback }) {
  const parts = [];
  if (view === "check") parts.push("check");
  if (ids.length) parts.push(`v=${ids.join(",")}`);
  else if (list) parts.push(`list=${list}`);
  if (start) parts.push(`t=${start}`);
  if (fallback) parts.push(`fallback=${fallback}`);
  return `?${parts.join("&")}`;
}
