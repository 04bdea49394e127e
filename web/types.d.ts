/** Shapes that the page shares with the function (openapi.yaml) and among its own modules. */

export interface Video {
  id: string;
  title: string;
  channel: string;
  /** Seconds; null while it is unknown. */
  duration: number | null;
  published: string | null;
  language: string | null;
  embeddable: boolean;
  madeForKids: boolean;
}

export interface Chapter {
  /** Seconds. */
  start: number;
  /** Seconds; null where it is unknown. */
  end: number | null;
  title: string;
}

export interface Finding {
  rule: string;
  strength: "error" | "warning";
  line: number | null;
  start: number | null;
  message: string;
  values: Record<string, string | number>;
}

export interface Note {
  code: string;
  message: string;
}

export interface Answer {
  video: Video;
  chapters: Chapter[];
  source: "description" | "comment" | "model" | "none";
  madeBy: "author" | "viewer" | "generated" | "none";
  likelyShownByYouTube: boolean;
  findings: Finding[];
  notes: Note[];
}

/** RFC 9457, with the `code` that errors.py gives. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  code: string;
  /** Seconds. */
  retryAfter?: number;
  /** What was asked for, inside a batch. */
  id?: string;
}

export interface Batch {
  videos: (Answer | Problem)[];
  nextPageToken?: string;
}

export interface Reason {
  code: string;
  points: number;
  message: string;
}

export interface Candidate {
  dialect: string;
  lines: number[];
  starts: number[];
  score: number;
  verdict: "chosen" | "outdone" | "refused";
  reasons: Reason[];
}

export interface Verdict {
  /** With captions, `text` is what they say in the chapter. */
  chapters: (Chapter & { line: number; text?: string })[];
  dialect: string | null;
  likelyShownByYouTube: boolean;
  findings: Finding[];
  notes: Note[];
  corrected: string;
  explanation: { candidates: Candidate[] };
}

/** What an author pastes before there is a video. */
export interface Pasted {
  description: string;
  /** Seconds. */
  duration?: number;
  /** Captions. */
  transcript?: string;
}

/** What an address, or a text, asks the page to show. */
export interface Place {
  view: "home" | "video" | "several" | "check" | "article";
  ids: string[];
  /** ID of a playlist. */
  list?: string;
  /** Seconds from which to play. */
  start?: number;
  /** Sources to ask besides the description. */
  fallback?: string;
  /** Why the text names no video: a key of `wrong` in the texts. */
  wrong?: Wrong;
  /** The words in which a video was asked for. */
  asked?: string;
}

export type Wrong = "empty" | "nothing" | "clip" | "channel" | "page" | "broken";

export type Text = typeof import("./text/en.js").default;

/** What a view gets to work with. */
export interface Page {
  t: Text;
  /** "en" or "ja". */
  lang: string;
  /** Where the view puts its elements; empty at first. */
  stage: HTMLElement;
  /** Aborted as soon as the reader asks for something else. */
  signal: AbortSignal;
  /** Tells what happened to those who cannot see it. */
  say: (text: string) => void;
}
