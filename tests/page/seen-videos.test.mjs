import assert from "node:assert/strict";
import { test } from "node:test";
import { rememberVideo, seenVideos } from "../../web/lib/seen-videos.js";

const DAY = 24 * 3600 * 1000;

/** @type {Map<string, string>} */
const stored = new Map();
Object.defineProperty(globalThis, "localStorage", {
  value: {
    getItem: (/** @type {string} */ name) => stored.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => stored.set(name, value),
  },
});

/**
 * An answer of which YouTube was asked some days ago.
 * @param {number} days @param {string[]} titles
 */
const answer = (days, ...titles) =>
  /** @type {import("../../web/types.d.ts").Answer} */ (
    /** @type {unknown} */ ({
      video: { id: "aaaaaaaaaaA", title: "Boats", channel: "Eva", language: "en" },
      chapters: titles.map((title, start) => ({ start, title })),
      fetchedAt: new Date(Date.now() - days * DAY).toISOString(),
    })
  );

test("a video is forgotten 29 days after YouTube was asked about it, not after it was seen", () => {
  rememberVideo(answer(20, "Wood"));
  assert.equal(seenVideos(Date.now() + 8.9 * DAY).length, 1);
  assert.equal(seenVideos(Date.now() + 9 * DAY).length, 0);
});

test("a list that another source gave does not become newer by being kept", () => {
  rememberVideo(answer(20, "Wood"), "comments");
  rememberVideo(answer(0));
  assert.deepEqual(seenVideos()[0]?.chapters, [[0, "Wood"]]);
  assert.equal(seenVideos(Date.now() + 9 * DAY).length, 0);
  rememberVideo(answer(0, "Glue"));
  assert.equal(seenVideos(Date.now() + 28.9 * DAY).length, 1);
});
