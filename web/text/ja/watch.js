/** 再生中の動画のための日本語の文。 */

/** @import { WatchText } from "../../types.d.ts" */

/** @type {WatchText} */
export default {
  nowPlaying: "再生中",
  previous: "前のチャプター",
  next: "次のチャプター",
  repeat: "このチャプターを繰り返す",
  repeats: "このチャプターを繰り返します。",
  repeatsNot: "繰り返しをやめました。",
  wide: "幅いっぱいに表示",
  keys: "ショートカットキー",
  showRow: "一覧で表示",
  beforeFirst: "最初のチャプターの前",
  place: (number, count, left) => `${number} / ${count}${left && ` · 残り ${left}`}`,
  silent: "プレーヤーが応答しません。応答するまで、チャプターを選ぶと YouTube が開きます。",
  retry: "もう一度読み込む",
  shortcuts: {
    toggle: "再生／一時停止",
    back: "10 秒戻る",
    forward: "10 秒進む",
    previous: "前のチャプター",
    next: "次のチャプター",
    repeat: "チャプターを繰り返す",
    wide: "幅いっぱいに表示",
    field: "リンクの入力欄へ",
    help: "この一覧",
    jump: "動画の 0 %～90 % の位置へ",
  },
  inFrame: "プレーヤーの中をクリックしたあとは、YouTube のキー操作になります。",
  switchKeys: "これらのキーを使う",
  close: "閉じる",
};
