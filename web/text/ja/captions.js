/** 利用者が用意した字幕の文。 */

/** @import { CaptionsText } from "../../types.d.ts" */

/** @type {CaptionsText} */
export default {
  dropHere: "字幕ファイルをここにドロップ",
  dropAnywhere: "字幕ファイルをこのページのどこかにドロップするか、選んでください。",
  orPaste: "または字幕の文を貼り付ける",
  read: "この字幕を読み込む",
  which: "読み込める字幕と、その入手先",
  kinds:
    "WebVTT、SRT、SBV、TTML、ASS、YouTube や Whisper の JSON・TSV、会議の発言録、または行頭に時刻のあるテキスト。",
  where:
    "YouTube では、動画の下の「文字起こしを表示」からコピーできます。Studio の「字幕」ではファイルを保存できます。",
  privacy:
    "字幕はこのサイトのサーバーが読み取りますが、保存はしません。タブを閉じるまで、このタブの中だけに残ります。",
  reading: "字幕を読み込んでいます…",
  cues: (count) => `字幕 ${count} 件`,
  remarks: (count) => `ファイルについて ${count} 件の指摘`,
  search: "字幕を検索",
  hit: (at, count) => `${count} 件中 ${at} 件目`,
  nextHit: "次の一致",
  previousHit: "前の一致",
  toCurrent: "再生中の箇所へ戻る",
  remove: "字幕を外す",
  removed: "字幕を外しました。",
  chapters: "チャプター",
  shown: "プレーヤーの下に表示するもの",
};
