/**
 * Addresses: the page's is its state, from a query to a route and back; and a video's on YouTube. Pure.
 *
 * What reads links comes when there is one: most addresses hold an ID.
 */

import { parseTime } from "./time.js";

/** @import { Route } from "../types.d.ts" */

/** The ID of a video, at the beginning of a text. */
export const VIDEO_ID = /^[\w-]{10}[048AEIMQUYcgkosw](?![\w-])/;

/**
 * The route that a query asks for. Besides our own `v`, `list`, `t`, `fallback`, `article` and
 * `check` it may contain `url`, `text` and `title`, which the manifest's share target sends.
 * @param {string} search
 * @returns {Promise<Route>}
 */
export async function routeInQuery(search) {
  const query = new URLSearchParams(search);
  if (query.has("check")) {
    const v = query.get("v");
    return { view: "check", ids: v ? (await routeIn(v)).ids.slice(0, 1) : [] };
  }
  const shared = ["url", "text", "title"].flatMap((name) => query.getAll(name));
  const text = [...query.getAll("v"), ...shared].join(" ").trim();
  const list = query.get("list") ?? "";
  if (!text && !list) return { view: "home", ids: [] };
  const listed = list && (await routeIn(/^@|^UC|\//.test(list) ? list : `list=${list}`));
  const route = text ? await routeIn(text) : listed || (await routeIn(list));
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

/** The route that a text asks for. @param {string} text @returns {Promise<Route>} */
async function routeIn(text) {
  if (VIDEO_ID.exec(text)?.[0] === text) return { view: "video", text, ids: [text] };
  return (await import("./youtube-urls.js")).routeInText(text);
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

/**
 * The link to a video on YouTube, at `start` seconds where that is given.
 * @param {string} id @param {number} [start]
 */
export const watchUrl = (id, start) =>
  `https://www.youtube.com/watch?v=${id}${start === undefined ? "" : `&t=${start}s`}`;
