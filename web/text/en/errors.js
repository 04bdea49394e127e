/** Errors and their remedies, in English. */

export default {
  /** By code; for other codes the function's own sentences are shown. @type {Record<string, string>} */
  byCode: {
    offline:
      "You are offline. What was looked up on this device before still opens; for the rest, connect and try again.",
    unreachable:
      "This site’s server cannot be reached. Check the connection, or try again in a moment.",
    timeout: "This site’s server did not answer in time. Try again in a moment.",
    internal: "Something went wrong here. Try again; if it stays so, look on YouTube.",
    "quota-exhausted": "Today’s quota for asking YouTube is used up.",
    "not-configured":
      "This server has no working API key, so it cannot ask YouTube about this. You can paste the video’s description instead. If the server is yours: README.md says how to give it a key.",
    "rate-limited": "Too many questions in a short time. Wait a little, then try again.",
  },
  /** What stands above the sentence, by code. @type {Record<string, string>} */
  headings: {
    offline: "No connection",
    unreachable: "No answer",
    timeout: "No answer",
    "rate-limited": "Too many at once",
    "quota-exhausted": "Used up for today",
    "not-configured": "This server cannot ask YouTube",
    "video-not-found": "No such video",
    "playlist-not-found": "No such playlist",
    "no-chapters": "No chapters, no article",
    other: "That did not work",
  },
  /** Appended to a sentence. @param {string} time */
  worksAgainFrom: (time) => ` It works again from ${time}.`,
  /** Why a text names no video. */
  inputProblem: {
    empty: "Paste the link of a YouTube video, or its ID.",
    nothing:
      "There is no link to a YouTube video in this. Paste one, such as https://youtu.be/l8pRSuU81PU.",
    clip: "This is a clip, and YouTube does not tell which video it is from. Open it there and copy the video’s own link.",
    channel:
      "YouTube cannot look up a channel by this name. Open the channel and copy its @name, or paste the link of a video.",
    page: "This is a page of YouTube, but not a video’s. Paste the link of a video.",
    broken: "The video’s ID in this link is not whole. Copy the link again.",
  },
  tryAgain: "Try again",
  pasteInstead: "Paste the description instead",
  startPage: "Start page",
};
