/** 日本語。一覧のほかの文。`page` は HTML にある、最初のページと欄外の文。 */

/** @import { Text } from "../../types.d.ts" */

import first from "./list.js";

/** @type {Record<string, string>} */
export const page = {
  welcome: "YouTube 動画のチャプターを一覧に",
  reads: "読むもの",
  readsWhat: "投稿者が動画の概要欄に書いたチャプターの一覧です。",
  example: "例",
  several: "まとめて",
  severalWhat: "リンクを複数、または再生リストのリンクを貼り付けられます。",
  own: "自分の動画",
  ownWhat: "公開する前に概要欄をチェック",
  sources:
    "タイトル、概要欄、動画の長さは YouTube から取得しています。チャプターとその終わりの時刻、指摘は YouTube ではなくこのアプリが求めたものです。",
  youtubeTerms: "YouTube 利用規約",
  privacy: "プライバシー",
  terms: "利用条件",
};

/** @type {Omit<Text, keyof import("../../types.d.ts").FirstText>} */
export default {
  again: "もう一度試す",
  pasteInstead: "概要欄を貼り付ける",
  toStart: "最初のページ",
  wrong: {
    empty: "YouTube 動画のリンクか ID を貼り付けてください。",
    nothing:
      "YouTube 動画へのリンクが見つかりません。https://youtu.be/l8pRSuU81PU のようなリンクを貼り付けてください。",
    clip: "これはクリップのリンクで、元の動画がわかりません。YouTube で開き、動画そのもののリンクをコピーしてください。",
    channel: "これはチャンネルのリンクです。動画のリンクを貼り付けてください。",
    page: "これは YouTube のページですが、動画ではありません。動画のリンクを貼り付けてください。",
    broken: "リンクの動画 ID が途中で切れているようです。もう一度コピーしてください。",
  },
  trouble: {
    offline:
      "オフラインです。この端末で表示したことのある動画は見られます。ほかの動画は、接続してからもう一度お試しください。",
    unreachable: first.unreachable,
    timeout: "このサイトのサーバーから応答がありません。しばらくしてからもう一度お試しください。",
    internal: "エラーが発生しました。もう一度試しても直らないときは、YouTube でご覧ください。",
    "missing-video": "動画が指定されていません。動画のリンクか ID を貼り付けてください。",
    "invalid-video": "動画のリンクでも ID でもありません。リンクをもう一度コピーしてください。",
    "not-a-video":
      "YouTube のリンクですが、1 本の動画を指していません。動画のリンクを貼り付けてください。",
    "playlist-not-found":
      "この再生リストは見つかりません。存在しないか、非公開か、削除されています。リンクを確かめてください。",
    "video-not-found":
      "この ID の動画は YouTube で見つかりません。存在しないか、非公開か、削除されています。リンクを確かめてください。自分の動画なら、公開または限定公開にすると表示できます。",
    "unknown-format": "その形式はありません。一覧にある形式から選んでください。",
    "not-acceptable": "求められた形式では返せません。一覧にある形式から選んでください。",
    "invalid-request": "リクエストを読み取れません。動画のリンクを貼り付け直してください。",
    "no-chapters":
      "記事はチャプターから始まりますが、この動画にはありません。YouTube でご覧になるか、概要欄を貼り付けてください。",
    "invalid-transcript":
      "この字幕は読み取れません。WebVTT、SRT、SBV、または行頭に時刻のあるテキストを選んでください。",
    "not-found": "このアドレスには何もありません。最初のページからやり直してください。",
    "method-not-allowed": "この操作はできません。最初のページからやり直してください。",
    "too-large": "一度に扱える量を超えています。分けて貼り付けてください。",
    "rate-limited":
      "短い時間に問い合わせが集中しています。少し待ってから、もう一度お試しください。",
    "quota-exhausted": "今日の YouTube への問い合わせ枠を使い切りました。",
    "upstream-failed":
      "YouTube から正しい応答がありませんでした。1 分ほどしてからもう一度お試しください。",
    "upstream-timeout":
      "YouTube が時間内に応答しませんでした。1 分ほどしてからもう一度お試しください。",
    "not-configured":
      "このサーバーには使える API キーがないため、YouTube に問い合わせできません。代わりに、動画の概要欄を貼り付けて調べられます。このサーバーの管理者の方は、README.ja.md にあるキーの設定方法をご覧ください。",
  },
  back: (time) => `${time} から再び使えます。`,
  kept: (date) => `オフラインです。${date} 時点の一覧を表示しています。`,
  noneWhy: "この動画の概要欄に、チャプターの一覧はありません。",
  askComments: "コメントを探す",
  askModel: "モデルに動画を見せる",
  checkYours: "自分の動画の概要欄をチェック",
  wholePlaylist: "再生リスト全体を表示",
  theComment: "コメントを見る",
  madeBy: {
    author: "投稿者自身のコメントによるものです。",
    viewer: "視聴者のコメントによるもので、投稿者が書いたものではありません。",
    generated: "モデルが生成したもので、投稿者が書いたものではありません。",
  },
  shown: "YouTube でも、おそらくチャプターとして表示されます。",
  notShown: "YouTube では、おそらくチャプターとして表示されません。",
  remarks: (count) => `指摘 ${count} 件`,
  notEmbeddable: "この動画は、投稿者がほかのサイトでの再生を許可していません。",
  forKids: "子ども向けの動画のため、YouTube でのみ再生できます。",
  player: "プレーヤー",
  playerSilent: "プレーヤーが応答しません。チャプターを選ぶと YouTube が開きます。",
  keys: "Ctrl + ←、→ で前後のチャプターに移れます。",
  formats: {
    json: "JSON",
    text: "概要欄用のテキスト",
    markdown: "リンク付き Markdown",
    vtt: "WebVTT",
    podcast: "ポッドキャスト用チャプター（JSON）",
    ffmetadata: "FFmpeg メタデータ",
    matroska: "Matroska XML",
    cue: "CUE シート",
    csv: "表計算用 CSV",
    html: "スクリプトなしのページ",
  },
  copied: "コピーしました。",
  notCopied: "コピーできませんでした。",
  samples: "サンプル",
  samplesWhy: "このサーバーには API キーがないため、次の動画と、貼り付けた概要欄だけを扱えます。",
  getKey: "キーの取得方法",
  keyHelp: "https://console.cloud.google.com/apis/library/youtube.googleapis.com?hl=ja",
  history: "表示した動画",
  searchHistory: "動画とチャプターを検索",
  clear: "履歴を消去",
  cleared: "履歴を消去しました。",
  historyWhy: "このブラウザーの中にだけ、29 日間保存されます。",
  noMatch: "見つかりません。",
  checkTitle: "概要欄をチェック",
  checkWhat:
    "動画の概要欄を貼り付けてください。YouTube のチャプターの決まりに合うかどうかを、入力しながら 1 行ずつ確かめられます。",
  description: "概要欄",
  duration: "動画の長さ（わかる場合）",
  durationWrong: "12:34 や 1:02:03 のように書いてください。",
  proof: "行ごとの判定",
  line: (line) => `${line} 行目`,
  good: "問題なし",
  otherLines: (count) => `チャプターのない行 ${count} 行`,
  fine: "YouTube の決まりに合っています。",
  maybe: "公開されている決まりには合っていますが、表示されないことがあります。",
  broken: "このままでは、YouTube にチャプターとして表示されません。",
  corrected: "直した一覧",
  copyCorrected: "直した一覧をコピー",
  alreadyRight: "直すところはありません。",
  checkCaptions: "字幕を選ぶと、各チャプターの話し始めが表示されます。",
  late: "公開したばかりの動画では、チャプターが表示されるまで数時間かかることがあります。",
  why: "この行を選んだ理由",
  candidate: (lines) => `${lines} 行目`,
  verdicts: {
    chosen: "一覧として採用",
    outdone: "一覧だが、ほかのほうが適切",
    refused: "一覧ではない",
  },
  sentences: {},
  videos: (count) => `動画 ${count} 本`,
  soFar: (done) => `${done} 本まで読み込みました…`,
  more: "続きを読み込む",
  stop: "中止",
  failed: (count) => `${count} 本の動画は読み取れませんでした`,
  article: {
    name: "記事",
    copy: "コピー",
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
    captions: "字幕",
    captionsNote: "WebVTT、SRT、SBV、または行頭に時刻のあるテキスト。保存はしません。",
  },
  bookmark: "ブックマーク",
  bookmarkWhat: "ブックマークバーにドラッグすると、視聴中の動画の一覧をすぐ開けます：",
  bookmarkName: "チャプター",
  bookmarkHelp: "このリンクは、ブックマークバーにドラッグして使います。",
};
