/** A file that is dropped where nothing takes it: its captions open the checker, which drafts chapters. */

import { readTextFile } from "../lib/decode-text.js";
import { navigate } from "../lib/navigation.js";

/** Views that have no place for captions. The others take them themselves. */
const WITHOUT = ["home", "batch"];

/** The browser would leave the page and open the file. */
export function listenForFiles() {
  window.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  window.addEventListener("drop", dropped);
}

/** @param {DragEvent} event */
async function dropped(event) {
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  if (!WITHOUT.includes(document.documentElement.dataset.view ?? "")) return;
  await navigate("?check", { captions: await readTextFile(file) });
}
