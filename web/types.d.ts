/** Types: the function's answers (see openapi.yaml), and what the page's modules share. */

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
  /** What is said in it, if captions were sent. */
  text?: string;
}

export interface Finding {
  rule: string;
  strength: "error" | "warning";
  line: number | null;
  start: number | null;
  message: string;
  values: Record<string, string | number>;
}

/** A fault of the captions that was tolerated. */
export interface Remark {
  code: string;
  /** The first ten lines or entries that have it. */
  places: number[];
  count: number;
  unit: "line" | "entry";
  message: string;
}

/** A line of a description, mended. */
export interface Change {
  line: number;
  before: string;
  /** Null: the line goes. */
  after: string | null;
  rule: string;
  certainty: "sure" | "guess";
  message: string;
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
  /** Link to the comment that holds the list. */
  sourceUrl?: string;
  /** Name of the model that generated the list. */
  model?: string;
  /** Other sources that this installation can ask about a video without chapters. */
  fallbacks?: string[];
  likelyShownByYouTube: boolean;
  findings: Finding[];
  notes: Note[];
  /** When YouTube was asked about the video; of a list from a fallback, the oldest of both. */
  fetchedAt: string | null;
  /** The oldest `fetchedAt`, if the service worker answers in place of the function. */
  storedAt?: string | null;
}

/** RFC 9457, with the `code` that errors.py gives. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  code: string;
  /** Seconds. */
  retryAfter?: number;
  /** The video that was asked for, inside a batch. */
  id?: string;
}

export interface Playlist {
  id: string;
  /** Null where YouTube did not say. */
  title: string | null;
  channel: string | null;
  videoCount: number | null;
  url: string;
}

export interface Batch {
  /** With the first page of a playlist. */
  playlist?: Playlist;
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

/** A piece of one line. */
export interface Place {
  /** From 1. */
  line: number;
  /** Code points from 0; `end` is behind the last. */
  begin: number;
  end: number;
}

/** Where a piece of a text begins, and where the text goes on behind it. */
export type Range = [number, number];

/** A chapter in a text that is edited. */
export interface ChapterRow {
  /** Stays the same while the chapter changes. */
  key: number;
  /** Seconds. */
  start: number;
  title: string;
  /** Where its time stands. */
  time: Range;
  /** Where its title stands; null: nowhere, or in pieces. */
  name: Range | null;
}

/** A description and the chapters on its lines. */
export interface ChapterLines {
  text: string;
  /** In the order of the text. */
  rows: ChapterRow[];
}

export interface Verdict {
  video: Video;
  chapters: (Chapter & { line: number; places: { time: Place; title: Place | null } })[];
  /** The description in which lines are counted. */
  checked: string;
  dialect: string | null;
  likelyShownByYouTube: boolean;
  findings: Finding[];
  notes: Note[];
  corrected: string;
  /** What would mend it, line by line. */
  changes: Change[];
  /** The whole description with these changes. */
  description: string;
  explanation: { candidates: Candidate[] };
  transcriptRemarks?: Remark[];
}

/** Captions that the function read. */
export interface Transcript {
  cues: Cue[];
  /** Indexes of the cues in which a paragraph starts. */
  paragraphs: number[];
  remarks: Remark[];
}

export interface Cue {
  /** Seconds. */
  start: number;
  /** Seconds; null where it is unknown. */
  end: number | null;
  text: string;
  /** Empty where it is unknown. */
  speaker: string;
}

/** What an address, or a text, asks the page to show. */
export interface Route {
  view: "home" | "video" | "batch" | "check" | "article";
  ids: string[];
  /** ID of a playlist: the one to show, or the one that a single video is linked from. */
  playlist?: string;
  /** Seconds from which to play. */
  start?: number;
  /** Sources to ask besides the description, with commas between them. */
  fallback?: string;
  /** Why the text names no video. */
  problem?: InputProblem;
  /** The text that names the videos, as it was typed. */
  text?: string;
}

export type InputProblem = "empty" | "nothing" | "clip" | "channel" | "page" | "broken";

export type PageText = typeof import("./text/en/page.js").default;
export type ArticleText = typeof import("./text/en/article.js").default;
export type CaptionsText = typeof import("./text/en/captions.js").default;
export type CheckText = typeof import("./text/en/check.js").default;
export type BatchText = typeof import("./text/en/batch.js").default;
export type WatchText = typeof import("./text/en/watch.js").default;
export type ErrorsText = typeof import("./text/en/errors.js").default;
/** By code; `note:` stands before the codes of notes, `why:` before those of reasons. */
export type FindingsText = Record<
  string,
  ((values: Record<string, string | number>) => string) | undefined
>;
/** All texts of one language but those of the HTML; those of errors, findings, checker, articles once loaded. */
export type Text = PageText &
  CheckText & { article: ArticleText; errors: ErrorsText; findings: FindingsText };

/** What a view works with. */
export interface Page {
  t: Text;
  /** "en" or "ja". */
  lang: string;
  /** Where the view puts its elements; empty at first. */
  container: HTMLElement;
  /** Aborted as soon as the reader asks for something else. */
  signal: AbortSignal;
}

/** A module in views/. */
export interface View {
  show: (route: Route, page: Page) => void | Promise<void>;
}

/** The chapters of one video as elements; chapters, rows and links have the same indexes. */
export interface Timeline {
  chapters: Chapter[];
  /** Seconds; null while it is unknown. */
  duration: number | null;
  list: HTMLElement;
  rows: HTMLElement[];
  links: HTMLAnchorElement[];
  bar: HTMLElement | undefined;
}

/** A list, and where its video plays. */
export interface Watch {
  list: Timeline;
  answer: Answer;
  page: Page;
  stage: HTMLElement;
  play: (seconds: number) => void;
}

/** Attributes of an element; a function is a listener. */
export type Attributes = Record<
  string,
  // biome-ignore lint/suspicious/noExplicitAny: each listener names its own type of event
  string | number | boolean | null | undefined | ((event: any) => void)
>;

export type Child = Node | string | false | 0 | null | undefined;

declare global {
  interface Window {
    /** The answer that early.js has asked for, until api.js takes it. */
    early?: { url: string; response: Promise<Response>; controller: AbortController };
  }
}
