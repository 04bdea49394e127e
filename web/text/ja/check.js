/** 概要欄のチェックのための日本語の文。 */

/** @import { CheckText } from "../../types.d.ts" */

/** @type {CheckText} */
export default {
  checkTitle: "概要欄をチェック",
  checkWhat:
    "動画の概要欄か動画のリンクを貼り付けるか、字幕ファイルをここにドロップしてください。YouTube のチャプターの決まりに合うかどうかを、入力しながら 1 行ずつ確かめられます。",
  description: "概要欄",
  empty: "入力欄を空にする",
  readAgain: "YouTube から読み直す",
  undone: "元に戻しました。",
  lengthAndCaptions: "長さと字幕",
  duration: "動画の長さ（わかる場合）",
  durationWrong: "12:34 や 1:02:03 のように書いてください。",
  lineByLine: "行ごとの判定",
  line: (line) => `${line} 行目`,
  goodLine: "問題なし",
  chapterNumber: (place) => `チャプター ${place}`,
  timeOf: (chapter) => `${chapter} の時刻`,
  titleOf: (chapter) => `${chapter} のタイトル`,
  draftOf: (chapter) => `${chapter} のタイトル（字幕から抜き出した語句）`,
  addBelow: (time) => `${time} の下にチャプターを追加`,
  remove: (time) => `${time} のチャプターを削除`,
  removed: (time) => `${time} のチャプターを削除しました。`,
  timeWrong: "1:15 や 1:02:03 のように書いてください。",
  notRead: "この行はチャプターとして読み取られていません。",
  shiftAll: "すべての時刻を遅らせる",
  seconds: "秒",
  shift: "ずらす",
  wholeDescription: "概要欄全体",
  otherLines: (count) => `チャプターのない行 ${count} 行`,
  followsRules: "YouTube の決まりに合っています。",
  followsPublishedRules:
    "公開されている決まりには合っています。一部のチャプターは違って見えることがあります。",
  breaksRules: "このままでは、YouTube にチャプターとして表示されません。",
  changes: "直すところ",
  makeChanges: "このとおりに直す",
  noChanges: "文面だけからは直せません。上の行をご自身で直してください。",
  guess: "推測です。ご確認ください。",
  copyDescription: "概要欄全体をコピー",
  corrected: "直した一覧",
  copyCorrected: "直した一覧をコピー",
  alreadyRight: "直すところはありません。",
  checkCaptions:
    "字幕を選ぶと、各チャプターの話し始めが表示されます。一覧がなければ、字幕から下書きを作れます。",
  draft: "字幕からチャプターの下書きを作る",
  drafting: "下書きを作っています…",
  draftComputed: "字幕から計算した下書きです。時刻とタイトルを 1 つずつご確認ください。",
  draftModel: (model) =>
    `モデル（${model}）による下書きです。時刻とタイトルを 1 つずつご確認ください。`,
  placeholders: (count) =>
    `${count} 個のタイトルは字幕から抜き出した語句のままです。ふさわしいタイトルに書き換えてください。`,
  keepTitles: "このタイトルのままにする",
  draftByModel: "モデルに下書きを頼む",
  freshUpload: "公開したばかりの動画では、チャプターが表示されるまで数時間かかることがあります。",
  whyTheseLines: "この行を選んだ理由",
  candidate: (lines) => `${lines} 行目`,
  verdicts: {
    chosen: "一覧として採用",
    outdone: "一覧だが、ほかのほうが適切",
    refused: "一覧ではない",
  },
};
