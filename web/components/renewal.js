/** What the function says now, behind a list that the service worker had stored. */

import { renewChapters } from "../lib/api.js";
import { showFailure } from "../lib/failures.js";
import { RequestError } from "../lib/request-error.js";
import { rememberVideo } from "../lib/seen-videos.js";
import { storedNote } from "./video-extras.js";

/** @import { Answer, Page, Route } from "../types.d.ts" */

/**
 * Present the answer of now if it differs; say so if there is none. A list that the reader is using is
 * left as it is, and the next visit has the new one.
 * @param {Answer} kept @param {Route} route @param {Page} page
 * @param {(answer: Answer) => Promise<void>} present
 */
export async function renew(kept, route, page, present) {
  const { container, signal } = page;
  const { ids, fallback } = route;
  try {
    const answer = await renewChapters({ v: ids[0], fallback }, signal);
    if (signal.aborted) return;
    if (answer.storedAt) container.prepend(storedNote(answer, page, true) || "");
    else {
      rememberVideo(answer, fallback);
      if (differs(answer, kept) && !isInUse(container)) await present(answer);
    }
  } catch (error) {
    const isGone = error instanceof RequestError && error.code === "video-not-found";
    if (signal.aborted || !isGone) return; // what is stored stands for 29 days
    container.replaceChildren();
    await showFailure(error, page, { route, retry: () => renew(kept, route, page, present) });
  }
}

/** @param {Answer} answer @param {Answer} kept */
function differs(answer, kept) {
  /** @param {Answer} answer */
  const shown = ({ video, chapters, findings, notes }) =>
    JSON.stringify([video, chapters, findings, notes]);
  return shown(answer) !== shown(kept);
}

/** @param {HTMLElement} container */
const isInUse = (container) =>
  container.querySelector("iframe, .watch :focus, .selection") !== null;
