import assert from "node:assert/strict";
import { test } from "node:test";
import { queryFor, routeInQuery } from "../../web/lib/route.js";
import { routeInText } from "../../web/lib/youtube-urls.js";

test("a query gives a route, and the route the shortest query", async () => {
  for (const [search, expected] of /** @type {const} */ ([
    ["?v=aaaaaaaaaaA", "?v=aaaaaaaaaaA"],
    ["?v=https%3A%2F%2Fyoutu.be%2FaaaaaaaaaaA&t=1m15s&hl=ja", "?v=aaaaaaaaaaA&t=75"],
    ["?v=aaaaaaaaaaA&fallback=comments", "?v=aaaaaaaaaaA&fallback=comments"],
    ["?v=aaaaaaaaaaA&v=bbbbbbbbbbA", "?v=aaaaaaaaaaA,bbbbbbbbbbA"],
    ["?v=https%3A%2F%2Fyoutu.be%2FaaaaaaaaaaA%3Ft%3D900", "?v=aaaaaaaaaaA&t=900"],
    ["?v=https%3A%2F%2Fyoutu.be%2FaaaaaaaaaaA%3Ft%3D900&t=1", "?v=aaaaaaaaaaA&t=1"],
    ["?v=aaaaaaaaaaA&list=PLabcdefghijklmn&t=5", "?v=aaaaaaaaaaA&list=PLabcdefghijklmn&t=5"],
    ["?v=aaaaaaaaaaA&list=nothing", "?v=aaaaaaaaaaA"],
    ["?list=PLabcdefghijklmn", "?list=PLabcdefghijklmn"],
    ["?list=@karpathy", "?list=@karpathy"],
    ["?v=@karpathy", "?list=@karpathy"],
    ["?list=user/someone", "?list=user/someone"],
    ["?list=UCXUPKJO5MZQN11PqgIvyuvQ", "?list=UCXUPKJO5MZQN11PqgIvyuvQ"],
    [
      "?list=https%3A%2F%2Fyoutube.com%2Fplaylist%3Flist%3DPLabcdefghijklmn",
      "?list=PLabcdefghijklmn",
    ],
    ["?title=A+boat&text=Look%3A+https%3A%2F%2Fyoutu.be%2FaaaaaaaaaaA", "?v=aaaaaaaaaaA"],
    ["?check", "?check"],
    ["?hl=ja", "?"],
  ])) {
    const query = queryFor(await routeInQuery(search));
    assert.equal(query, expected, search);
    assert.equal(queryFor(await routeInQuery(query)), expected);
  }
});

test("a text that names no video is kept, with the reason", () => {
  assert.deepEqual(routeInText("https://vimeo.com/1"), {
    view: "home",
    ids: [],
    text: "https://vimeo.com/1",
    problem: "nothing",
  });
});

test("the moment and the playlist of a pasted link are kept", () => {
  const link = "youtube.com/watch?v=aaaaaaaaaaA";
  for (const [text, expected] of /** @type {const} */ ([
    [`${link}&list=PLabcdefghijklmn&index=2&t=75s`, "?v=aaaaaaaaaaA&list=PLabcdefghijklmn&t=75"],
    [`${link}#t=1m15s`, "?v=aaaaaaaaaaA&t=75"],
    [`${link}?t=75`, "?v=aaaaaaaaaaA&t=75"],
    ["https://www.youtube.com/embed/aaaaaaaaaaA?start=75", "?v=aaaaaaaaaaA&t=75"],
    ["https://youtu.be/aaaaaaaaaaA?si=x&t=75", "?v=aaaaaaaaaaA&t=75"],
    ["https://youtu.be/aaaaaaaaaaA?t=75 and youtu.be/bbbbbbbbbbA", "?v=aaaaaaaaaaA,bbbbbbbbbbA"],
    [`${link}&t=soon`, "?v=aaaaaaaaaaA"],
  ])) {
    assert.equal(queryFor(routeInText(text)), expected, text);
  }
});
