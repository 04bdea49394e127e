/**
 * 指摘、注記、理由の日本語。関数のコードごとに 1 文。ここにないものは関数の英文のまま表示します。
 * 注記は `note:`、抽出の理由は `why:`、直した箇所は `change:` で始まります。
 */

/** @import { FindingsText } from "../../types.d.ts" */

/** 字幕の問題がある場所。 @param {Record<string, string | number>} values */
const where = ({ places, more, unit }) => {
  const numbers = String(places).replaceAll(", ", "、");
  return `${numbers} ${unit === "entry" ? "件目" : "行目"}${Number(more) > 0 ? `ほか ${more} か所` : ""}`;
};

/** @type {FindingsText} */
const findings = {
  "starts-at-zero": ({ time }) =>
    `最初のタイムスタンプが 0:00 ではなく ${time} です。このままでは YouTube にチャプターが表示されません。0:00 で始まる行を先頭に加えてください。`,
  "at-least-three": ({ count, total, least }) =>
    count === total
      ? `タイムスタンプが ${count} 個です。${least} 個より少ないと、YouTube にチャプターが表示されません。もう少し細かく分けてください。`
      : `${total} 個のタイムスタンプのうち、YouTube がチャプターとして読み取れるのは ${count} 個です。${least} 個より少ないと、チャプターが表示されません。理由はほかの指摘のとおりです。`,
  ascending: ({ time, before }) =>
    `${before} のあとに ${time} があります。時刻が順に並んでいないと、YouTube にチャプターが表示されません。時刻を直すか、行を移してください。`,
  "equal-timestamps": ({ time }) =>
    `${time} が 2 回あります。YouTube では片方しか表示されないことがあります。どちらかの時刻を直すか、2 行を 1 行にまとめてください。`,
  "ten-seconds": ({ time, length, least }) =>
    `${time} のチャプターは ${length} 秒です。YouTube は ${least} 秒以上を求めており、${
      Number(length) < 8 ? "一覧全体が表示されません" : "このチャプターが表示されないことがあります"
    }。時刻をずらすか、隣のチャプターとまとめてください。`,
  "too-many": ({ count, most }) =>
    `タイムスタンプが ${count} 個あります。利用者の報告では、${most} 個を超えるとチャプターが表示されません。いくつかをまとめてください。`,
  "past-the-end": ({ time, end }) =>
    `${time} は動画の中にありません（動画は ${end} で終わります）。この行は表示されないことがあります。時刻を直すか、行を削除してください。`,
  "second-list": ({ first, last, otherFirst, otherLast }) =>
    `${rows(first, last)}の一覧のほかに、${rows(otherFirst, otherLast)}にも一覧があります。YouTube ではそちらが表示されることがあります。一覧を 1 つにするか、もう一方から 0:00 を外してください。`,
  "two-timestamps-on-a-line": ({ time }) =>
    `${time} の行に、タイムスタンプが 2 つ以上あります。1 つしか読み取られないか、残りがタイトルに含まれることがあります。1 行に 1 つにしてください。`,
  "text-on-both-sides": ({ time, shown }) =>
    `${time} の前後に文字があります。YouTube では、両方がつながって「${shown}」と表示されることがあります。タイムスタンプを行の先頭に置いてください。`,
  "not-a-timestamp-to-youtube": ({ time }) =>
    !time
      ? "この行の数字は 59 を超えていて、時刻として読めません。YouTube では、このチャプターが抜けることがあります。タイムスタンプを書き直してください。"
      : `この行は ${time} のつもりでも、YouTube はタイムスタンプとして読み取りません。このチャプターが抜けることがあります。${time} と書いてください。`,
  "no-title": ({ time }) =>
    `${time} の行にタイトルがありません。YouTube では、このチャプターが抜けることがあります。タイムスタンプの後ろにタイトルを書いてください。`,
  "title-too-long": ({ time, count, most }) =>
    `${time} のタイトルは ${count} 文字です。YouTube では、${most} 文字で切られることがあります。短くしてください。`,
  "symbols-at-the-edge": ({ time, count, shown }) =>
    `${count} 個のタイトルが記号で始まるか終わっています。YouTube では記号が消えることがあり、${time} は「${shown}」と表示されます。必要な記号はタイトルの途中に置いてください。`,
  live: () =>
    "配信中か、まだ始まっていない動画です。録画が公開されるまで、YouTube にチャプターは表示されません。公開後に加えてください。",
  "made-for-kids": () =>
    "子ども向けの動画です。YouTube Kids アプリでは、チャプターの一部または全部が表示されないことがあります。",
  "angle-brackets": () =>
    "概要欄に < か > があり、このままでは YouTube に保存できません。別の文字に替えてください。",
  "description-too-long": ({ count, most }) =>
    `概要欄が ${count} 文字あります。YouTube に保存できるのは ${most} 文字までです。短くしてください。`,
};

/** @param {string | number | undefined} first @param {string | number | undefined} last */
const rows = (first, last) => (first === last ? `${first} 行目` : `${first}～${last} 行目`);

/** @type {Record<string, string>} */
const changes = {
  "not-a-timestamp-to-youtube": "タイムスタンプを、YouTube が読み取る形で書きます。",
  "no-title": "タイムスタンプとタイトルを 1 行にします。",
  "two-timestamps-on-a-line": "1 行にタイムスタンプを 1 つだけ残します。",
  "text-on-both-sides": "タイムスタンプを行の先頭に置きます。",
  ascending: "時刻を順に並べます。",
  "starts-at-zero": "一覧を 0:00 から始めます。",
  "past-the-end": "動画の中の時刻だけにします。",
  "equal-timestamps": "同じ時刻の 2 つのチャプターを 1 つにします。",
  "ten-seconds": "短すぎるチャプターを、前のチャプターとまとめます。",
  "angle-brackets": "< と > を、YouTube に保存できる文字に替えます。",
  offset: "ご指定のとおり、すべての時刻をずらします。",
  lengths: "ご指定のとおり、長さを足して始まりの時刻にします。",
  rounding: "ご指定のとおり、時刻を丸めます。",
  numbers: "ご指定のとおり、チャプターの番号を外します。",
};

/** @type {Record<string, string>} */
const notes = {
  "second-list": "別の一覧もありますが、採用していません。",
  "timestamp-out-of-order":
    "順番どおりでないタイムスタンプがあります。書かれたとおりに載せています。",
  "more-findings": "ほかにも指摘がありますが、ここでは省いています。まず、これらを直してください。",
  "too-long-to-mend": "20,000 文字を超える文章は、判定だけして、直した案は出しません。",
  "lengths-can-be-added": "lengths=sum を付けると、長さを足して始まりの時刻にできます。",
  "line-left-out": "一覧のすぐ隣の行にも時刻がありますが、チャプターとはみなしていません。",
  "no-timestamps": "文章にタイムスタンプがありません。",
  "one-timestamp": "タイムスタンプが 1 個だけでは、一覧とはみなせません。",
  "scattered-timestamps": "タイムスタンプがばらばらにあり、一覧になっていません。",
  "clock-times": "動画の中の位置ではなく、時刻（何時何分）のようです。",
  lengths: "チャプターの始まりではなく、長さのようです。",
  "out-of-order": "時刻が順に並んでいません。長さや得点のようです。",
  corrections: "チャプターではなく、訂正に付けたタイムスタンプのようです。",
  prose: "タイムスタンプが文の中にあり、一覧になっていません。",
  amounts: "チャプターではなく、分量や測定値に付けた時間のようです。",
  verses: "聖書の章と節で、タイムスタンプではないようです。",
  credits: "チャプターではなく、曲やクレジットに付けたタイムスタンプのようです。",
  "doubtful-stamps": "タイムスタンプではなく、日付や値段、バージョンの数字のようです。",
  "no-clock": "秒が 59 を超えているため、時刻とはみなせません。",
  "other-videos": "ほかの動画の時刻です。",
  counted: "見出しによると、この動画の位置を数えた時間ではありません。",
  "past-the-end": "タイムスタンプが動画の終わりより後ろにあります。",
  "covers-little": "タイムスタンプが動画の最初のほうにしかありません。",
  "starts-late": "最初のタイムスタンプが遅すぎて、チャプターとはみなせません。",
  "too-few": "タイムスタンプが 2 個だけでは、一覧とはみなせません。",
  "comments-not-configured": "このサーバーでは、コメントを調べられません。",
  "model-not-configured": "このサーバーでは、モデルを使えません。",
  "comments-failed": "コメントを調べられませんでした。",
  "comments-off": "この動画では、コメントがオフになっています。",
  "comments-none": "上位のコメントに、チャプターの一覧はありません。",
  "model-not-finished": "モデルが見られるのは、終わりのある動画だけです。",
  "model-too-long": "このサーバーでモデルに見せられる長さを超えています。",
  "model-cannot-watch":
    "モデルはこの動画を見られません。非公開か、長すぎるか、見られる地域が限られているようです。",
  "model-blocked": "モデルは、この動画についての回答を控えました。",
  "model-cut-off": "モデルの答えが途中で切れたため、使っていません。",
  "model-did-not-watch": "モデルは動画を見ずに答えたため、使っていません。",
  "model-unusable": "モデルの一覧には誤りが多く、使っていません。",
  "model-repaired": "モデルの一覧のうち、明らかな誤りを直したか、除いてあります。",
  "model-failed": "モデルから答えを得られませんでした。",
};

/** @type {Record<string, string>} */
const reasons = {
  single: "タイムスタンプ 1 個では一覧になりません。",
  entries: "4 個以上あり、一覧らしい数です。",
  pair: "タイムスタンプ 2 個を一覧とみなすには、相応の根拠が必要です。",
  "from-zero": "チャプターらしく 0:00 から始まります。",
  "from-near-zero": "動画の冒頭、数秒の位置から始まります。",
  ascending: "時刻が順に並んでいます。",
  "out-of-order": "時刻が順に並んでいません。",
  "starts-late": "全体に比べて、最初の時刻が遅めです。",
  "round-times": "何時何分のような、切りのよい時刻です。",
  "no-clock": "秒が 59 を超える数字があります。",
  "over-the-hour": "長い動画らしい、時間の入った書き方です。",
  spans: "動画の冒頭から後半まで広がっています。",
  wraps: "すぐ上に、より遅い時刻の行が続いています。日付をまたぐ予定表のようです。",
  "headed-chapters": "見出しがチャプターを示しています。",
  "headed-corrections": "見出しが訂正を示しています。",
  counted: "見出しによると、別の数え方をした時間です。",
  "headed-times": "見出しが時刻を示しています。",
  "headed-elsewhere": "見出しがほかの動画について述べています。",
  "headed-credits": "見出しが曲やクレジットを示しています。",
  credits: "間の行が、使った曲のクレジットになっています。",
  prose: "タイムスタンプが文の中にあります。",
  clock: "何時何分かを述べた行です。",
  corrections: "動画の訂正を述べた行です。",
  lengths: "始まりではなく、長さのようです。",
  hundredths: "レースの記録のように、100 分の 1 秒まで書かれています。",
  "adds-up": "長さのように、足すと全体の長さになります。",
  "headed-lengths": "見出しが長さを示しています。",
  "headed-verses": "見出しが聖書の箇所を示しています。",
  paces: "周回や距離、運動について述べた行です。",
  amounts: "分量や測定値を述べた行です。",
  verses: "聖書の章と節のようです。",
  "doubtful-stamps": "タイムスタンプではない数字かもしれません。",
  "other-videos": "別々の動画へのリンクです。",
  linked: "どれも同じ動画へのリンクです。",
  "past-the-end": "動画の終わりより後ろの時刻です。",
  "covers-little": "動画の最初のほうにしかありません。",
};

const captions = {
  "unreadable-times": "字幕の時刻を読み取れないため、この字幕は省きました。",
  "unreadable-end": "終わりの時刻を読み取れないため、始まりの時刻だけを使いました。",
  "unusual-times": "時刻の書き方が形式どおりではありませんが、読み取りました。",
  "end-before-start": "終わりの時刻が始まりより前です。始まりと同時に終わるものとして読みました。",
  "out-of-order": "上の字幕より前の時刻です。時刻の順に並べ替えました。",
  "no-blank-line": "字幕の前に空行がありません。新しい字幕として読みました。",
  "blank-line-inside": "字幕の途中に空行があります。上の字幕の続きとして読みました。",
  "double-spaced": "行の間に空行が入っています。読み飛ばしました。",
  "late-header": "見出し行が空行のあとにありますが、読み取りました。",
  heading: "話した言葉ではなく、チャプターの見出しとして読みました。",
  "damaged-characters": "読み取れない文字があり、� で示しています。",
  "not-well-formed": "XML の書き方に誤りがあり、その部分を省きました。",
  "broken-off": "ここから先は読み取れません。これより前を使いました。",
};

/** 編集ソフトなどの一覧の名前。関数の `markers` にある種類ごとに 1 つ。 @type {Record<string, string>} */
const editorLists = {
  ffmetadata: "FFmpeg のメタデータ",
  cue: "CUE シート",
  edl: "EDL のマーカー",
  fcpxml: "FCPXML のマーカー",
  podlove: "Podlove Simple Chapters",
  ogm: "OGM のチャプター",
  mp4chaps: "mp4chaps のチャプター",
  audacity: "Audacity のラベル",
  premiere: "Premiere Pro のマーカー",
  resolve: "DaVinci Resolve の編集インデックス",
  "stream-marker": "OBS の Local Stream Marker の記録",
  infowriter: "OBS の InfoWriter の記録",
};

/** 記事の章が書かれていない理由。 @type {FindingsText} */
const unwritten = {
  unwritten: () => "この章は書かれていません。",
  spoken: () => "この章は書かれていません。以下は文字起こしです。",
  unsaid: ({ names }) => `字幕に見つからないため、確認してください：${names}`,
  "no-captions": () => "字幕が送られていません。",
  "model-not-configured": () => "このサーバーにはモデルがありません。",
  "too-many-chapters": ({ count, allowed }) =>
    `チャプターが ${count} 個あり、モデルが書ける ${allowed} 個を超えています。`,
  "too-many-minutes": ({ count, allowed }) =>
    `長さが ${count} 分あり、モデルが見られる ${allowed} 分を超えています。`,
  "too-many-characters": ({ count, allowed }) =>
    `字幕が ${count} 文字あり、モデルが読める ${allowed} 文字を超えています。`,
  "end-unknown": () => "章の終わりがまだわかりません。",
  "too-much-said": () => "この章の字幕は、モデルが一度に読める量を超えています。",
  "nothing-written": () => "モデルはこの章について何も書きませんでした。",
  "too-much-written": () => "モデルの文が、話された内容よりずっと長くなりました。",
  "model-not-asked": () => "先に失敗したため、モデルには依頼していません。",
  "quota-exhausted": () => "今日のモデルの利用枠を使い切りました。",
  "rate-limited": () => "モデルへの依頼が集中しています。しばらくしてからもう一度お試しください。",
  "upstream-failed": () => "モデルから正しい応答がありませんでした。",
  "upstream-timeout": () => "モデルが時間内に応答しませんでした。",
  "not-configured": () => "モデルがこのサーバーからの依頼を受け付けません。",
  internal: () => "このサーバーでエラーが発生しました。",
};

/** @param {Record<string, string>} sentences @param {string} prefix */
const withPrefix = (sentences, prefix) =>
  Object.fromEntries(
    Object.entries(sentences).map(([code, sentence]) => [prefix + code, () => sentence]),
  );

/** @type {FindingsText} */
export default {
  ...findings,
  ...withPrefix(notes, "note:"),
  ...withPrefix(reasons, "why:"),
  ...Object.fromEntries(
    Object.entries(captions).map(([code, sentence]) => [
      `captions:${code}`,
      (values) => `${where(values)}：${sentence}`,
    ]),
  ),
  ...withPrefix(changes, "change:"),
  ...Object.fromEntries(
    Object.entries(unwritten).map(([code, sentence]) => [`article:${code}`, sentence]),
  ),
  ...Object.fromEntries(
    Object.entries(editorLists).map(([kind, name]) => [
      `note:editor-list-${kind}`,
      () => `「${name}」として読み取り、YouTube 用の一覧にしました。`,
    ]),
  ),
};
