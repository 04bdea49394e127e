/** 記事の文。 */

/** @import { ArticleText } from "../../types.d.ts" */

/** @type {ArticleText} */
export default {
  goOn: "続ける",
  progress: (section, total) => `${total} 章のうち ${section} 章目`,
  done: (total) => `全 ${total} 章がそろいました。`,
  stopped: (sections, total) => `${total} 章のうち ${sections} 章目で止まりました。`,
  missing: (count) => `${count} 章は書かれていません。`,
  generated: (model) =>
    `本文は ${model} が動画から生成したもので、投稿者によるものではありません。誤りを含むことがあります。`,
  rewritten: (model) =>
    `本文は ${model} が字幕から生成したもので、投稿者によるものではありません。誤りを含むことがあります。`,
  transcript: "本文は選んだ文字起こしです。",
  outline: "チャプターの見出しとリンク、長さだけの下書きです。字幕があれば本文が入ります。",
  own: "手元の字幕で本文を埋める",
  others: "別の字幕を使う",
  style: "書き方",
  styles: { transcript: "文字起こし", tutorial: "チュートリアル", summary: "要約" },
  styleNote:
    "チュートリアルと要約は、このサーバーにモデルがあるとき、字幕を受け取ったモデルが書きます。",
  edit: "編集",
  editing: "Markdown です。変更はこのタブの中だけに残ります。",
  markdown: "記事の Markdown",
  edited: "編集した版です。このタブの中だけに残ります。",
  toEdited: "編集した版に戻る",
  anew: "書き直す",
};
