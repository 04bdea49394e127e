/** 概要欄のチェックのための日本語の文。 */

/** @import { CheckText } from "../../types.d.ts" */

/** @type {CheckText} */
export default {
  checkTitle: "概要欄をチェック",
  checkWhat:
    "動画の概要欄、または動画のリンクを貼り付けてください。YouTube のチャプターの決まりに合うかどうかを、入力しながら 1 行ずつ確かめられます。",
  description: "概要欄",
  empty: "入力欄を空にする",
  duration: "動画の長さ（わかる場合）",
  durationWrong: "12:34 や 1:02:03 のように書いてください。",
  lineByLine: "行ごとの判定",
  line: (line) => `${line} 行目`,
  goodLine: "問題なし",
  otherLines: (count) => `チャプターのない行 ${count} 行`,
  followsRules: "YouTube の決まりに合っています。",
  followsPublishedRules:
    "公開されている決まりには合っています。一部のチャプターは違って見えることがあります。",
  breaksRules: "このままでは、YouTube にチャプターとして表示されません。",
  changes: "直すところ",
  noChanges: "文面だけからは直せません。上の行をご自身で直してください。",
  guess: "推測です。ご確認ください。",
  copyDescription: "概要欄全体をコピー",
  corrected: "直した一覧",
  copyCorrected: "直した一覧をコピー",
  alreadyRight: "直すところはありません。",
  checkCaptions: "字幕を選ぶと、各チャプターの話し始めが表示されます。",
  freshUpload: "公開したばかりの動画では、チャプターが表示されるまで数時間かかることがあります。",
  whyTheseLines: "この行を選んだ理由",
  candidate: (lines) => `${lines} 行目`,
  verdicts: {
    chosen: "一覧として採用",
    outdone: "一覧だが、ほかのほうが適切",
    refused: "一覧ではない",
  },
};
