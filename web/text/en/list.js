/** What a list says in English. What the HTML says stands in the HTML. */

/** @param {number} count @param {string} one @param {string} many */
export const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

export default {
  name: "Chapters for YouTube",
  otherLanguage: "日本語",
  working: "Asking for the chapters…",
  slow: "This takes longer than usual. Still waiting.",
  unreachable:
    "This site’s server cannot be reached. Check the connection, or try again in a moment.",
  openOnYouTube: "Open on YouTube",
  /** @param {number} count */
  chapters: (count) => counted(count, "chapter", "chapters"),
  /** @param {string} length */
  inAll: (length) => `${length} in all`,
  /** @param {string} date */
  published: (date) => `published ${date}`,
  length: "Length",
  untitled: "(no title)",
  none: "No chapters",
  play: "Play here",
  playNote: "Loads the player from youtube-nocookie.com. Until then nothing is sent to YouTube.",
  copy: "Copy",
  copyMarkdown: "Markdown",
  copyText: "Text",
  copyLink: "Link",
  share: "Share",
  download: "Download",
};
