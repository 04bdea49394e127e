import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { watchUrl } from "../../web/lib/route.js";
import { playlistUrl, videosInText } from "../../web/lib/youtube-urls.js";

const CASES = new URL("../domain/youtube_urls.cases.txt", import.meta.url);

/** The cases of the function's parser: what is pasted, and the ID or error that it gives. */
function linkCases() {
  const [, section = ""] = readFileSync(CASES, "utf8").split(/^== /m);
  const lines = section.split("\n").slice(1);
  return lines
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => {
      const at = line.lastIndexOf(" => ");
      const escapes = { n: "\n", t: "\t", "\\": "\\" };
      const pasted = line
        .slice(0, at)
        .replace(
          /\\(n|t|\\|u[0-9a-f]{4})/g,
          (_, code) =>
            escapes[/** @type {"n"} */ (code)] ??
            String.fromCharCode(Number.parseInt(code.slice(1), 16)),
        );
      return /** @type {const} */ ([pasted, line.slice(at + 4)]);
    });
}

for (const [pasted, outcome] of linkCases()) {
  test(`page and function agree: ${JSON.stringify(pasted).slice(0, 80)}`, () => {
    const { ids, playlist, problem } = videosInText(pasted);
    // The page takes several videos where the function wants commas between them.
    if (/^[\w-]{11}( [\w-]{11})+$/.test(pasted)) return assert.equal(problem, undefined);
    const isVideo = /^[\w-]{11}$/.test(outcome) && !/^(not-a-video)$/.test(outcome);
    if (isVideo) assert.equal(ids[0], outcome);
    else assert.deepEqual(ids, []);
    if (outcome === "missing-video") assert.equal(problem, "empty");
    if (outcome === "invalid-video") assert.equal(playlist, undefined);
    if (outcome === "not-a-video")
      assert.ok(playlist || ["clip", "channel", "page"].includes(problem ?? ""));
  });
}

test("several links are several videos, in order and each once", () => {
  const text = "https://youtu.be/bbbbbbbbbbA,https://youtu.be/aaaaaaaaaaA and youtu.be/bbbbbbbbbbA";
  assert.deepEqual(videosInText(text).ids, ["bbbbbbbbbbA", "aaaaaaaaaaA"]);
  assert.deepEqual(videosInText("aaaaaaaaaaA, bbbbbbbbbbA").ids, ["aaaaaaaaaaA", "bbbbbbbbbbA"]);
});

test("a link to a video of a playlist names both", () => {
  const { ids, playlist } = videosInText(
    "https://www.youtube.com/watch?v=aaaaaaaaaaA&list=PLabcdefghijklmn",
  );
  assert.deepEqual([ids, playlist], [["aaaaaaaaaaA"], "PLabcdefghijklmn"]);
});

test("a channel stands for the playlist of its uploads, as the function names it", () => {
  for (const [pasted, playlist] of /** @type {const} */ ([
    ["@karpathy", "@karpathy"],
    ["@日本語の名前", "@日本語の名前"],
    ["youtube.com/@karpathy/videos", "@karpathy"],
    ["see https://m.youtube.com/@karpathy, please", "@karpathy"],
    ["https://www.youtube.com/@%E6%97%A5%E6%9C%AC%E8%AA%9E", "@日本語"],
    ["UCXUPKJO5MZQN11PqgIvyuvQ", "UCXUPKJO5MZQN11PqgIvyuvQ"],
    ["https://www.youtube.com/channel/UCXUPKJO5MZQN11PqgIvyuvQ", "UCXUPKJO5MZQN11PqgIvyuvQ"],
    ["https://www.youtube.com/user/someone", "user/someone"],
    ["https://www.youtube.com/@karpathy https://youtu.be/aaaaaaaaaaA", undefined],
    ["https://www.youtube.com/c/someone", undefined],
    ["@x", undefined],
    ["@karpathy and others", undefined],
  ]))
    assert.equal(videosInText(pasted).playlist, playlist, pasted);
  assert.equal(videosInText("https://www.youtube.com/c/someone").problem, "channel");
  assert.equal(playlistUrl("@karpathy"), "https://www.youtube.com/@karpathy");
  assert.equal(playlistUrl("user/someone"), "https://www.youtube.com/user/someone");
  const id = "UCXUPKJO5MZQN11PqgIvyuvQ";
  assert.equal(playlistUrl(id), `https://www.youtube.com/channel/${id}`);
});

test("links to YouTube name the video, the moment and the playlist", () => {
  assert.equal(watchUrl("aaaaaaaaaaA"), "https://www.youtube.com/watch?v=aaaaaaaaaaA");
  assert.equal(watchUrl("aaaaaaaaaaA", 0), "https://www.youtube.com/watch?v=aaaaaaaaaaA&t=0s");
  assert.equal(playlistUrl("PLabc"), "https://www.youtube.com/playlist?list=PLabc");
});
