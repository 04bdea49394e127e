import assert from "node:assert/strict";
import { test } from "node:test";
import { searchVideos } from "../../web/components/history-list.js";

test("the history is searched by titles of chapters, whatever case, width and accents", () => {
  const seen = /** @type {import("../../web/lib/seen-videos.js").SeenVideo[]} */ ([
    {
      id: "aaaaaaaaaaA",
      title: "Boats",
      channel: "Éva",
      language: "en",
      seen: 0,
      chapters: [
        [0, "Wood"],
        [60, "Ｇｌｕｅ"],
      ],
    },
    {
      id: "bbbbbbbbbbA",
      title: "Songs",
      channel: "B",
      language: "en",
      seen: 0,
      chapters: [[0, "Chorus"]],
    },
  ]);
  /** @param {string} query */
  const found = (query) =>
    searchVideos(seen, query).map(({ video, chapters }) => [video.title, chapters.length]);
  assert.deepEqual(found(""), [
    ["Boats", 0],
    ["Songs", 0],
  ]);
  assert.deepEqual(found("glue"), [["Boats", 1]]);
  assert.deepEqual(found("eva"), [["Boats", 0]]);
  assert.deepEqual(found("glue chorus"), []);
});
