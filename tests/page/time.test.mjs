import assert from "node:assert/strict";
import { test } from "node:test";
import { formatTime, parseTime, spokenLength } from "../../web/lib/time.js";

test("times are formatted and parsed", () => {
  assert.deepEqual([0, 59, 60, 3599, 3600, 36_061].map(formatTime), [
    "0:00",
    "0:59",
    "1:00",
    "59:59",
    "1:00:00",
    "10:01:01",
  ]);
  for (const [text, expected] of /** @type {const} */ ([
    ["75", 75],
    ["75s", 75],
    ["1m15s", 75],
    ["1h0m1s", 3601],
    ["1:15", 75],
    ["1:01:15", 3675],
    [" 12:34 ", 754],
    ["75.5", 75],
    ["1:15.9", 75],
    ["PT1M15S", 75],
    ["PT1H", 3600],
    ["PT", undefined],
    ["75.", undefined],
    ["", undefined],
    ["soon", undefined],
    ["1:75", undefined],
    ["-5", undefined],
  ])) {
    assert.equal(parseTime(text), expected, text);
  }
});

test("lengths are spoken in the reader's language", () => {
  assert.equal(spokenLength(219, "en"), "3 minutes, 39 seconds");
  assert.equal(spokenLength(3600, "en"), "1 hour");
  assert.match(spokenLength(219, "ja"), /3 ?分 ?39 ?秒/);
});
