/**
 * What people paste, to the IDs of videos and playlists. Pure.
 *
 * The function reads links too (video_id.py). This copy tells at once, and without a request, what
 * is no link to a video; tests/page/links.json holds both to the same cases.
 */

/** @import { Wrong } from "../types.d.ts" */

const ID = /^[\w-]{10}[048AEIMQUYcgkosw](?![\w-])/;
const PLAYLIST = /^(?:PL|UU|FL|EC|OLAK5uy_)[\w-]{10,78}$/;
const LINK =
  /(?<![\w@.=/\\%-])(?:[a-z]{2,10}:)?(?:\/\/)?([a-z0-9.-]{1,253})(?::\d{1,5})?([/?#][^\s<>"'`“”„«»‹›「」『』【】《》〈〉()[\]{}|\\]*)/gi;
const HOST =
  /^(?:(?:.+\.)?(?:youtube|youtube-nocookie|youtubekids)\.com|(?:www\.)?youtu\.be|youtube\.googleapis\.com|i\d?\.ytimg\.com)$/;
const AROUND =
  /^[\s"'`“”‘’„«»‹›「」『』【】《》〈〉()[\]{}<>.,;:!?、。]+|[\s"'`“”‘’„«»‹›「」『』【】《》〈〉()[\]{}<>.,;:!?、。]+$/g;
const VIDEO_PATH = /^(?:shorts|embed|live|v|e|vi|vi_webp|an_webp|watch|video|source)$/;
const INNER = ["u", "url", "q", "continue", "next"];

/**
 * The videos that `text` names, in order and each once; else the playlist; else why there is none.
 * @param {string} text An ID, a link, several of them, or sentences with links.
 * @returns {{ ids: string[], list?: string, wrong?: Wrong }}
 */
export function videosIn(text) {
  const words = normal(text);
  if (!words) return { ids: [], wrong: "empty" };
  if (PLAYLIST.test(words)) return { ids: [], list: words };
  const tokens = words.split(/[\s,;、]+/);
  if (tokens.every((token) => ID.test(token))) return { ids: [...new Set(tokens)] };
  const found = links(words).map(([host, rest]) => target(host, rest, 0));
  const ids = [...new Set(found.flatMap(({ id }) => id ?? []))];
  const list = found.find((target) => target.list)?.list;
  if (ids.length || list) return { ids, ...(list && { list }) };
  return {
    ids,
    wrong: found[0]?.wrong ?? (/^@\S+$|^UC[\w-]{22}$/.test(words) ? "channel" : "nothing"),
  };
}

/** @param {string} text Full-width letters become ASCII, invisible characters and what surrounds a link go. */
function normal(text) {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll("&amp;", "&")
    .replaceAll("\\/", "/")
    .replace(/,(?=https?:)/g, " ")
    .replace(AROUND, "");
}

/**
 * Host and the rest of every link to YouTube in `words`; `watch?v=ID` has lost its host.
 * @param {string} words
 * @returns {[string, string][]}
 */
function links(words) {
  const bare = /^(?:\/?(?:watch(?:\.php)?)?(\?\S*)|((?:v|list)=\S*))$/.exec(words);
  if (bare) return [["www.youtube.com", `/watch${bare[1] ?? `?${bare[2]}`}`]];
  return [...words.matchAll(LINK)]
    .map(
      ([, host = "", rest = ""]) =>
        /** @type {[string, string]} */ ([host.toLowerCase().replace(/\.+$/, ""), rest]),
    )
    .filter(([host]) => HOST.test(host));
}

/**
 * What one link to YouTube leads to.
 * @param {string} host
 * @param {string} rest
 * @param {number} depth Links inside parameters are followed three deep.
 * @returns {{ id?: string, list?: string, wrong?: Wrong }}
 */
function target(host, rest, depth) {
  const [before = "", fragment = ""] = rest.split("#", 2);
  const path = fragment.startsWith("/") ? fragment : before; // m.youtube.com/#/watch?v=ID
  const [folders = "", query = ""] = path.split(/\?(.*)/s, 2);
  const parameters = new URLSearchParams(query);
  const parts = folders.split("/").filter(Boolean).map(decoded);
  const list = parameters.get("list")?.match(/^[\w-]{12,80}(?![\w-])/)?.[0];
  const candidate = parameters.get("v") ?? idInPath(host, parts);
  if (candidate != null) {
    const id = ID.exec(candidate)?.[0];
    return id ? { id, ...(list && { list }) } : { wrong: "broken" };
  }
  const inner = INNER.map((name) => parameters.get(name)).find(Boolean);
  if (inner && depth < 3) return insideOf(inner, depth);
  if (list) return { list };
  return { wrong: kindOf(parts[0]) };
}

/** @param {string} host @param {string[]} parts */
function idInPath(host, parts) {
  const [first = "", second] = parts;
  if (host.endsWith("youtu.be") && parts.length === 1) return first;
  if (!VIDEO_PATH.test(first) || second === "videoseries" || second === "live_stream")
    return undefined;
  return second;
}

/** @param {string} link @param {number} depth */
function insideOf(link, depth) {
  const [first] = links(link);
  if (first) return target(...first, depth + 1);
  const isPath = link.startsWith("/") && !link.startsWith("//");
  return isPath
    ? target("www.youtube.com", link, depth + 1)
    : { wrong: /** @type {const} */ ("nothing") };
}

/** @param {string} [first] @returns {Wrong} */
function kindOf(first = "") {
  if (first === "clip") return "clip";
  if (first === "watch") return "broken";
  return /^(?:@.*|channel|c|user)$/.test(first) ? "channel" : "page";
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray per cent sign
  }
}
