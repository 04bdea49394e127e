/** Drafts from captions: the offer to make one, and what is still to be done with it. */

import { h, plainButton } from "../lib/dom.js";

/** @import { Child, Text } from "../types.d.ts" */

/**
 * What there is to draft from, and how far the draft is.
 * @typedef {object} Draft
 * @property {boolean} isPossible captions are there, and no list
 * @property {boolean} isRunning
 * @property {number} placeholders titles that are still to be written
 * @property {string} [model] name of the model that made it
 * @property {boolean} canAsk whether a model could make another one
 */

/** @typedef {{ compute: () => void, ask: () => void, keep: () => void }} DraftActions */

/** The draft's own line in the result; false where no draft is in play. @param {Draft} draft @param {DraftActions} actions @param {Text} t */
export function draftStatus({ isPossible, isRunning, placeholders, model, canAsk }, actions, t) {
  const ask = canAsk && plainButton(t.draftByModel, actions.ask);
  if (isRunning) return box(h("p", {}, t.drafting));
  if (isPossible) return box(h("button", { type: "button", click: actions.compute }, t.draft));
  const what = model ? t.draftModel(model) : placeholders > 0 && t.draftComputed;
  if (!what) return false;
  const left = placeholders > 0 && t.placeholders(placeholders);
  const keep = placeholders > 0 && plainButton(t.keepTitles, actions.keep);
  return box(h("p", {}, [what, left].filter(Boolean).join(" ")), h("p", {}, keep, " ", ask));
}

/** @param {...Child} children */
const box = (...children) => h("div", { class: "draft" }, ...children);
