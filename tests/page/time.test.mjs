import assert from "node:assert/strict";
import { test } from "node:test";
import { formatTime, parseTime, spokenLength } from "../../web/lib/time.js";
import en from "../../web/text/en/page.js";
import ja from "../../web/text/ja/page.js";

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

for (const [lang, t] of Object.entries({ en, ja })) {
  test(`lengths and dates read as Intl writes them: ${lang}`, () => {
    const units = ["hour", "minute", "second"].map(
      (unit) => new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }),
    );
    const list = new Intl.ListFormat(lang, { type: "unit" });
    for (const counts of [
      [0, 0, 1],
      [0, 3, 39],
      [0, 1, 0],
      [1, 0, 2],
      [10, 59, 59],
    ]) {
      const parts = counts.flatMap((count, i) => (count ? (units[i]?.format(count) ?? "") : []));
      assert.equal(t.spokenLength(counts), list.format(parts));
    }
    const format = new Intl.DateTimeFormat(lang, { dateStyle: "long" });
    for (let month = 0; month < 12; month++) {
      const date = new Date(2019 + month, month, 31 - month);
      assert.equal(t.date(date), format.format(date));
    }
  });
}

test("a length is split into hours, minutes and seconds", () => {
  assert.equal(spokenLength(219, en), "3 minutes, 39 seconds");
  assert.equal(spokenLength(36_061, ja), "10 時間 1 分 1 秒");
});
