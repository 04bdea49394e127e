/** The address is the state of the page: from a query to a route, and back. Pure. */

import { parseTime } from "./time.js";
import { videosInText } from "./youtube-urls.js";

/** @import { Route } from "../types.d.ts" */

/**
 * The route that a query asks for. Besides our own `v`, `list`, `t`, `fallback`, `article` and
 * `check` it may contain `url`, `text` and `title`, which the manifest's share target sends.
 * @param {string} search
 * @returns {Route}
 */
export function routeInQuery(search) {
  const query = new URLSearchParams(search);
  if (query.has("check"))
    return { view: "check", ids: videosInText(query.get("v") ?? "").ids.slice(0, 1) };
  const shared = ["url", "text", "title"].flatMap((name) => query.getAll(name));
  const text = [...query.getAll("v"), ...shared].join(" ").trim();
  const list = query.get("list") ?? "";
  if (!text && !list) return { view: "home", ids: [] };
  const listed = list && routeInText(/^@|^UC|\//.test(list) ? list : `list=${list}`);
  const route = text ? routeInText(text) : listed || routeInText(list);
  const { playlist } = listed || {};
  const start = parseTime(query.get("t") ?? "");
  const fallback = query.get("fallback");
  if (query.has("article") && route.view === "video") route.view = "article";
  return {
    ...(playlist && { playlist }),
    ...route,
    ...(start !== undefined && { start }),
    ...(fallback && { fallback }),
  };
}

/**
 * The route that a pasted text asks for.
 * @param {string} text
 * @returns {Route}
 */
export function routeInText(text) {
  const named = videosInText(text);
  const view = named.problem ? "home" : named.ids.length === 1 ? "video" : "batch";
  return { view, text, ...named };
}

/**
 * The shortest query that asks for a route.
 * @param {Partial<Route>} route
 */
export function queryFor({ view, ids = [], playlist, start, fallback }) {
  const parts = [];
  if (view === "check") parts.push("check");
  if (ids.length) parts.push(`v=${ids.join(",")}`);
  if (playlist && ids.length < 2) parts.push(`list=${playlist}`);
  if (start) parts.push(`t=${start}`);
  if (fallback) parts.push(`fallback=${fallback}`);
  return `?${parts.join("&")}`;
}
