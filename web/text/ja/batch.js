/** 複数の動画と再生リストの文。 */

/** @import { BatchText } from "../../types.d.ts" */

/** @type {BatchText} */
export default {
  videosOf: (count, all) => `動画 ${all} 本中 ${count} 本`,
  chaptersOf: (count, all) => `${all} 件中 ${count} チャプター`,
  soFar: (videos) => `${videos}まで読み込みました…`,
  failed: (count) => `${count} 本の動画は読み取れませんでした`,
  more: "続きを読み込む",
  copyAll: "すべてコピー",
  copyThese: "これらをコピー",
  downloadAll: "すべて保存",
  downloadThese: "これらを保存",
  notSaved: "ファイルを取得できませんでした。しばらくしてから、もう一度お試しください。",
  formats: {
    markdown: "Markdown",
    text: "テキスト",
    csv: "表計算用 CSV",
    ndjson: "JSON Lines",
  },
  expandAll: "すべて開く",
  collapseAll: "すべて閉じる",
  find: "チャプターや動画を検索",
  found: (found, hidden) =>
    hidden
      ? `${found}が見つかりました。ほかの ${hidden} 本は隠れています。`
      : `${found}が見つかりました。`,
  inVideos: (chapters, videos) => `${videos}の ${chapters}`,
};
