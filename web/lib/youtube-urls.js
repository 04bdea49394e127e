/**
 * URLs of YouTube: the IDs of videos and playlists in what people paste, and links to playlists. Pure.
 *
 * The function parses links, too; both are tested with the same cases.
 */

import { VIDEO_ID } from "./route.js";
import { parseTime } from "./time.js";

/** @import { InputProblem, Route } from "../types.d.ts" */

const PLAYLIST = /^(?:PL|UU|FL|EC|OLAK5uy_|RDCLAK5uy_)[\w-]{10,78}$/;
const CHANNEL = /^(?:channel\/)?(@[^\s!-,/:-@[-^`{-~]{3,40}|user\/[\w.-]+|UC[\w-]{22}(?![\w-]))/;
const LINK =
  /(?<![\w@.=/\\%-])((?:[a-z]{2,10}:)?(?:\/\/)?)([a-z0-9.-]{1,253})(?::\d{1,5})?([/?#][^\s<>"'`“”„«»‹›「」『』【】《》〈〉()[\]{}|\\]*)/gi;
/** A link for YouTube's apps; an ID, `watch?v=ID` or a host follows. */
const APP_LINK =
  /(?<![\w@.=/\\%-])(?:vnd\.youtube(?:\.launch)?:(?:\/\/)?|youtube:\/\/)(?=([\w-]{11}(?![\w.-])|watch\?)?)/gi;
/** A link whose every sign is percent-encoded. */
const ESCAPED = /^(?:https?%3A%2F%2F|(?:\/|%2F)?watch%3F)/i;
/** A link through Google's search: host and rest. */
const SEARCH = /^(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}\/url\?(?:[^#]*&)?(?:q|url)=/;
/** A link to another front end (Invidious, Piped): host and rest. */
const FRONT_END =
  /^(?![^/]*youtu)[a-z0-9.-]+\.[a-z]{2,}\/(?:watch\?(?:[^#]*&)?v=|embed\/|shorts\/)[\w-]{10}[048AEIMQUYcgkosw](?![\w-])/;
const HOST =
  /^(?:(?:.+\.)?(?:youtube|youtube-nocookie|youtubekids)\.com|(?:www\.)?youtu\.be|youtube\.googleapis\.com|i\d?\.ytimg\.com)$/;
const AROUND =
  /^[\s"'`“”‘’„«»‹›「」『』【】《》〈〉()[\]{}<>.,;:!?、。]+|[\s"'`“”‘’„«»‹›「」『』【】《》〈〉()[\]{}<>.,;:!?、。]+$/g;
const VIDEO_PATH = /^(?:shorts|embed|live|v|e|vi|vi_webp|an_webp|watch|video|source)$/;
/** The moment that a link points to. */
const MOMENT = /[?&#](?:t|start|time_continue)=([\dhms]+)/;
/** Parameters that may contain another link. */
const INNER = ["u", "url", "q", "continue", "next"];

/** @param {string} id */
export const playlistUrl = (id) =>
  `https://www.youtube.com/${CHANNEL.test(id) ? id.replace(/^UC/, "channel/UC") : `playlist?list=${id}`}`;

/**
 * The videos that a text names, in order and each once, or the playlist; else why there is neither.
 * Of a single video also the moment that its link points to, in seconds.
 * @param {string} text an ID, a link, several of them, or sentences with links
 * @returns {{ ids: string[], playlist?: string, start?: number, problem?: InputProblem }}
 */
export function videosInText(text) {
  const clean = normalize(text);
  if (!clean) return { ids: [], problem: "empty" };
  if (PLAYLIST.test(clean)) return { ids: [], playlist: clean };
  const [all, named = ""] = CHANNEL.exec(clean) ?? [];
  if (all === clean) return { ids: [], playlist: named };
  const tokens = clean.split(/[\s,;、]+/);
  if (tokens.every((token) => VIDEO_ID.test(token))) return { ids: [...new Set(tokens)] };
  const targets = linksIn(clean)
    .filter((link) => isYouTube(link) || isGoogleRedirect(link) || isFrontEnd(link))
    .map((link) => targetOf(link, 0));
  const ids = [...new Set(targets.flatMap(({ id }) => id ?? []))];
  const playlist = targets.find((target) => target.playlist)?.playlist;
  const start = ids.length === 1 ? targets.find((target) => target.id)?.start : undefined;
  if (ids.length || playlist)
    return { ids, ...(playlist && { playlist }), ...(start && { start }) };
  const channel = targets.find((target) => target.channel)?.channel;
  if (channel) return { ids, playlist: channel };
  return { ids, problem: targets[0]?.problem ?? "nothing" };
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
 * ASCII for full-width letters, no invisible characters, escapes or punctuation around the text, and
 * links of the web in place of those of apps.
 * @param {string} text
 */
function normalize(text) {
  const plain = text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll("&amp;", "&")
    .replaceAll("\\/", "/")
    .replace(/,(?=https?:)/g, " ")
    .replace(AROUND, "");
  const unescaped = ESCAPED.test(plain) ? decode(plain) : plain;
  return unescaped.replace(APP_LINK, (_, target) => (target ? "https://youtu.be/" : "https://"));
}

/** @typedef {{ scheme: string, host: string, rest: string }} Link */

/**
 * Every link in a text, to any site; the text itself if it is `watch?v=ID` without a host.
 * @param {string} text
 * @returns {Link[]}
 */
function linksIn(text) {
  const bare = /^(?:\/?(?:watch(?:\.php)?)?(\?\S*)|((?:vi?|list)=\S*))$/.exec(text);
  if (bare) return [{ ...YOUTUBE, rest: `/watch${bare[1] ?? `?${bare[2]}`}` }];
  return [...text.matchAll(LINK)].map(([, scheme = "", host = "", rest = ""]) => ({
    scheme: scheme.toLowerCase(),
    host: host.toLowerCase().replace(/\.+$/, ""),
    rest: !rest.includes("?") && /%3f/i.test(rest) ? decode(rest) : rest,
  }));
}

const YOUTUBE = { scheme: "", host: "www.youtube.com" };

/** @param {Link} link */
const isYouTube = ({ host }) => HOST.test(host);

/** @param {Link} link */
const isGoogleRedirect = ({ host, rest }) => SEARCH.test(host + rest);

/** @param {Link} link */
const isFrontEnd = ({ scheme, host, rest }) =>
  /^https?:\/\/$/.test(scheme) && FRONT_END.test(host + rest);

/**
 * The video or playlist that one link to YouTube leads to, or why it leads to none.
 * @param {Link} link
 * @param {number} depth links inside parameters are followed three deep
 * @returns {{ id?: string, playlist?: string, start?: number, problem?: InputProblem, channel?: string }}
 */
function targetOf({ host, rest }, depth) {
  const [before = "", fragment = ""] = rest.split("#", 2);
  const path = fragment.startsWith("/") ? fragment : before; // m.youtube.com/#/watch?v=ID
  const [folders = "", query = ""] = path.split(/\?(.*)/s, 2);
  const parameters = new URLSearchParams(query);
  const parts = folders.split("/").filter(Boolean).map(decode);
  const playlist = parameters.get("list")?.match(/^[\w-]{12,80}(?![\w-])/)?.[0];
  const candidate = parameters.get("v") ?? parameters.get("vi") ?? idInPath(host, parts);
  if (candidate != null) {
    const id = VIDEO_ID.exec(candidate)?.[0];
    const start = parseTime(MOMENT.exec(rest)?.[1] ?? "");
    const more = { ...(playlist && { playlist }), ...(start && { start }) };
    return id ? { id, ...more } : { problem: "broken" };
  }
  const inner = INNER.map((name) => parameters.get(name)).find(Boolean);
  if (inner && depth < 3) return targetOfInner(inner, depth);
  if (playlist) return { playlist };
  const channel = CHANNEL.exec(parts.join("/"))?.[1];
  return channel ? { channel } : { problem: problemOf(parts[0]) };
}

/** @param {string} host @param {string[]} parts */
function idInPath(host, parts) {
  const [first = "", second] = parts;
  if (host.endsWith("youtu.be") && parts.length === 1) return first;
  if (!VIDEO_PATH.test(first) || second === "videoseries" || second === "live_stream")
    return undefined;
  return second;
}

/** @param {string} link @param {number} depth @returns {ReturnType<typeof targetOf>} */
function targetOfInner(link, depth) {
  const first = linksIn(link).find(isYouTube);
  if (first) return targetOf(first, depth + 1);
  const isPath = link.startsWith("/") && !link.startsWith("//");
  return isPath ? targetOf({ ...YOUTUBE, rest: link }, depth + 1) : { problem: "nothing" };
}

/** Why a path without a video's ID names none. @param {string} [first] @returns {InputProblem} */
function problemOf(first = "") {
  if (first === "clip") return "clip";
  if (first === "watch") return "broken";
  return /^(?:@.*|channel|c|user)$/.test(first) ? "channel" : "page";
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray per cent sign
  }
}
