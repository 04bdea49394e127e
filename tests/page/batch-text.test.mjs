import assert from "node:assert/strict";
import { test } from "node:test";
import { batchText, joinedFiles } from "../../web/lib/batch-text.js";

/** @import { Chapter, Playlist, Video } from "../../web/types.d.ts" */

/** @param {string} id @param {string} title */
const video = (id, title) =>
  /** @type {Video} */ (/** @type {unknown} */ ({ id, title, channel: "Éva", language: "en" }));

/** @param {number} start @param {string} title @returns {Chapter} */
const chapter = (start, title) => ({ start, end: null, title });

const LISTED = [
  {
    video: video("aaaaaaaaaaA", "A *boat*"),
    chapters: [chapter(0, "Wood <oak>"), chapter(3661, "Glue")],
  },
  { video: video("bbbbbbbbbbA", ""), chapters: [] },
];

/** @type {Playlist} */
const PLAYLIST = {
  id: "PLa",
  title: "All of\n[it]",
  channel: "Éva",
  videoCount: 2,
  url: "https://www.youtube.com/playlist?list=PLa",
};

test("several videos are headings in Markdown, under the playlist's own", () => {
  assert.equal(
    batchText("markdown", LISTED, PLAYLIST),
    `# [All of \\[it\\]](https://www.youtube.com/playlist?list=PLa)

## [A \\*boat\\*](https://www.youtube.com/watch?v=aaaaaaaaaaA) · Éva

- [0:00](https://www.youtube.com/watch?v=aaaaaaaaaaA&t=0s) Wood \\<oak\\>
- [1:01:01](https://www.youtube.com/watch?v=aaaaaaaaaaA&t=3661s) Glue

## [bbbbbbbbbbA](https://www.youtube.com/watch?v=bbbbbbbbbbA) · Éva
`,
  );
});

test("several videos as text have their links, and no heading without a playlist's title", () => {
  const untitled = { ...PLAYLIST, title: null };
  assert.equal(
    batchText("text", LISTED, untitled),
    `A *boat*
https://www.youtube.com/watch?v=aaaaaaaaaaA
00:00 Wood ‹oak›
01:01:01 Glue

bbbbbbbbbbA
https://www.youtube.com/watch?v=bbbbbbbbbbA
`,
  );
});

test("files of several pages are one: a table has its header once", () => {
  const pages = ["video_id,title\r\na,1\r\n", "video_id,title\r\nb,2\r\n", "video_id,title\r\n"];
  assert.equal(joinedFiles("csv", pages), "video_id,title\r\na,1\r\nb,2\r\n");
  assert.equal(joinedFiles("ndjson", ["{}\n", "{}\n{}\n"]), "{}\n{}\n{}\n");
});
