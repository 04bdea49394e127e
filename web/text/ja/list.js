/** 日本語。枠と一覧の文。`page` は HTML にある文、既定のエクスポートはスクリプトが使う文。 */

/** @import { FirstText } from "../../types.d.ts" */

/** @type {Record<string, string>} */
export const page = {
  skip: "本文へ移動",
  name: "YouTube チャプター一覧",
  checker: "概要欄をチェック",
  label: "YouTube のリンクまたは動画 ID",
  show: "チャプターを表示",
};

/** @type {FirstText} */
export default {
  name: page.name ?? "",
  otherLanguage: "English",
  working: "チャプターを問い合わせています…",
  slow: "いつもより時間がかかっています。もう少しお待ちください。",
  unreachable:
    "このサイトのサーバーにつながりません。接続を確かめるか、しばらくしてからもう一度お試しください。",
  openOnYouTube: "YouTube で開く",
  chapters: (count) => `${count} チャプター`,
  inAll: (length) => `全 ${length}`,
  published: (date) => `${date} 公開`,
  length: "長さ",
  untitled: "（無題）",
  none: "チャプターはありません",
  play: "ここで再生",
  playNote:
    "youtube-nocookie.com のプレーヤーを読み込みます。それまで YouTube には何も送られません。",
  copy: "コピー",
  copyMarkdown: "Markdown",
  copyText: "テキスト",
  copyLink: "リンク",
  share: "共有",
  download: "ダウンロード",
};
