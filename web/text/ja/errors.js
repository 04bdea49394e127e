/** エラーの文と、次にできること。 */

/** @import { ErrorsText } from "../../types.d.ts" */

/** @type {ErrorsText} */
export default {
  byCode: {
    offline:
      "オフラインです。この端末で表示したことのある動画は見られます。ほかの動画は、接続してからもう一度お試しください。",
    unreachable:
      "このサイトのサーバーにつながりません。接続を確かめるか、しばらくしてからもう一度お試しください。",
    timeout: "このサイトのサーバーから応答がありません。しばらくしてからもう一度お試しください。",
    internal: "エラーが発生しました。もう一度試しても直らないときは、YouTube でご覧ください。",
    "missing-video": "動画が指定されていません。動画のリンクか ID を貼り付けてください。",
    "invalid-video": "動画のリンクでも ID でもありません。リンクをもう一度コピーしてください。",
    "not-a-video":
      "YouTube のリンクですが、1 本の動画を指していません。動画のリンクを貼り付けてください。",
    "playlist-not-found":
      "この再生リストは見つかりません。存在しないか、非公開か、削除されています。リンクを確かめてください。",
    "channel-not-found": "このチャンネルは見つかりません。アドレスを確かめてください。",
    "video-not-found":
      "この ID の動画は YouTube で見つかりません。存在しないか、非公開か、削除されています。リンクを確かめてください。自分の動画なら、公開または限定公開にすると表示できます。",
    "unknown-format": "その形式はありません。一覧にある形式から選んでください。",
    "unknown-parameter":
      "アドレスに、使えないパラメーターがあります。動画のリンクを貼り付け直してください。",
    "not-acceptable": "求められた形式では返せません。一覧にある形式から選んでください。",
    "invalid-request": "リクエストを読み取れません。動画のリンクを貼り付け直してください。",
    "no-chapters":
      "記事はチャプターから始まりますが、この動画にはありません。YouTube でご覧になるか、概要欄を貼り付けてください。",
    "invalid-transcript":
      "この字幕は読み取れません。WebVTT、SRT、SBV、TTML、ASS、JSON、TSV、または行頭に時刻のあるテキストを選んでください。",
    "unsupported-media-type":
      "このファイルは文字として読み取れません。UTF-8 で保存し直すか、文字コードを指定してください。",
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
  headings: {
    offline: "接続がありません",
    unreachable: "応答がありません",
    timeout: "応答がありません",
    "rate-limited": "問い合わせが多すぎます",
    "quota-exhausted": "今日の分は終わりました",
    "not-configured": "YouTube に問い合わせできません",
    "video-not-found": "動画が見つかりません",
    "playlist-not-found": "再生リストが見つかりません",
    "no-chapters": "チャプターがないため、記事を作れません",
    other: "うまくいきませんでした",
  },
  worksAgainFrom: (time) => `${time} から再び使えます。`,
  inputProblem: {
    empty: "YouTube 動画のリンクか ID を貼り付けてください。",
    nothing:
      "YouTube 動画へのリンクが見つかりません。https://youtu.be/l8pRSuU81PU のようなリンクを貼り付けてください。",
    clip: "これはクリップのリンクで、元の動画がわかりません。YouTube で開き、動画そのもののリンクをコピーしてください。",
    channel: "このチャンネルは見つかりません。@ の名前を貼り付けてください。",
    page: "これは YouTube のページですが、動画ではありません。動画のリンクを貼り付けてください。",
    broken: "リンクの動画 ID が途中で切れているようです。もう一度コピーしてください。",
  },
  tryAgain: "もう一度試す",
  pasteInstead: "概要欄を貼り付ける",
  startPage: "最初のページ",
};
