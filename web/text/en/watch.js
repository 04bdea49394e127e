/** English texts of a video that plays. */

export default {
  nowPlaying: "Now playing",
  previous: "Previous chapter",
  next: "Next chapter",
  repeat: "Repeat this chapter",
  repeats: "The chapter is repeated.",
  repeatsNot: "The chapter is not repeated.",
  wide: "Whole width",
  keys: "Shortcut keys",
  showRow: "Show it in the list",
  beforeFirst: "Before the first chapter",
  /** @param {number} number @param {number} count @param {string} left time that is left, if known */
  place: (number, count, left) => `${number} of ${count}${left && ` · ${left} left`}`,
  silent: "The player does not answer. Until it does, the chapters open YouTube.",
  retry: "Load it again",
  shortcuts: {
    toggle: "Play or pause",
    back: "10 seconds back",
    forward: "10 seconds on",
    previous: "Previous chapter",
    next: "Next chapter",
    repeat: "Repeat the chapter",
    wide: "Whole width",
    field: "Go to the field for a link",
    help: "This sheet",
    jump: "To 0 % – 90 % of the video",
  },
  inFrame: "After a click into the player itself, YouTube’s own keys apply.",
  switchKeys: "Use these keys",
  close: "Close",
};
