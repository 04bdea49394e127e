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
  transcript: "本文は選んだ文字起こしです。",
  outline: "見出しとリンク、長さだけです。",
  own: "手元の字幕で本文を埋める",
  captionsNote:
    "WebVTT、SRT、SBV、TTML、ASS、YouTube や Whisper の JSON・TSV、会議の発言録、または行頭に時刻のあるテキスト。保存はしません。",
};
