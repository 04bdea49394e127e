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
  /** What is said in it, where captions were sent. */
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
  /** What else this installation can ask about a video without chapters. */
  fallbacks?: string[];
  likelyShownByYouTube: boolean;
  findings: Finding[];
  notes: Note[];
  /** Since when the service worker keeps it, where it had to answer in place of the function. */
  kept?: string | null;
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
  chapters: (Chapter & { line: number })[];
  dialect: string | null;
  likelyShownByYouTube: boolean;
  findings: Finding[];
  notes: Note[];
  corrected: string;
  explanation: { candidates: Candidate[] };
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

/** What a list of chapters says, and the frame around it. */
export type FirstText = typeof import("./text/en/list.js").default;
/** Everything that the page can say. */
export type Text = FirstText & typeof import("./text/en/page.js").default;

/** What a view gets to work with. */
export interface Page<T = Text> {
  t: T;
  /** Everything that can be said, and how it looks. */
  rest: () => Promise<Text>;
  /** "en" or "ja". */
  lang: string;
  /** Where the view puts its elements; empty at first. */
  stage: HTMLElement;
  /** Aborted as soon as the reader asks for something else. */
  signal: AbortSignal;
  /** Tells what happened to those who cannot see it. */
  say: (text: string) => void;
}

/** The chapters of one video as elements; rows, links and chapters go together by index. */
export interface Timeline {
  chapters: Chapter[];
  /** Seconds; null while it is unknown. */
  duration: number | null;
  list: HTMLElement;
  rows: HTMLElement[];
  links: HTMLAnchorElement[];
  bar: HTMLElement | undefined;
}

/** All that the list of one video is made of. */
export interface Shown {
  answer: Answer;
  place: Place;
  page: Page<FirstText>;
  aside: Aside;
}

/** What some videos need besides their list. */
export interface Aside {
  /** Above all: we are offline, and this is kept since then. */
  kept?: HTMLElement | false;
  /** Below the title: the list is not the author's. */
  warning?: HTMLElement | false;
  /** In place of the player. */
  closed?: HTMLElement | false;
  /** In place of the list: why there is none. */
  nothing?: HTMLElement | false;
  /** Below the list's actions. */
  remarks?: HTMLElement | false;
  playlist?: HTMLElement | false;
}

/** Of an element; a function is a listener. */
export type Attributes = Record<
  string,
  // biome-ignore lint/suspicious/noExplicitAny: each listener knows its kind of event
  string | number | boolean | null | undefined | ((event: any) => void)
>;

export type Child = Node | string | false | null | undefined;
