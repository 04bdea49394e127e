/** Player and list on one screen: what the player covers, and where rows are scrolled to. */

const root = document.documentElement;

/**
 * Keep the height that a sticky stage above the list covers as the page's `scroll-padding-top`, so
 * that nothing is scrolled or focused behind it.
 * @param {HTMLElement} stage @param {HTMLElement} list @param {AbortSignal} signal
 */
export function keepCoveredHeight(stage, list, signal) {
  const observer = new ResizeObserver(() => {
    const [above, below] = [stage.getBoundingClientRect(), list.getBoundingClientRect()];
    const isAbove = above.left < below.right && below.left < above.right;
    const isSticky = getComputedStyle(stage).position === "sticky";
    cover(isAbove && isSticky ? `${above.height}px` : "");
  });
  observer.observe(stage);
  observer.observe(list);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    cover("");
  });
}

/** @param {string} height of what is covered; it is `--covered` to the style sheets */
function cover(height) {
  root.style.scrollPaddingTop = height;
  root.style.setProperty("--covered", height || "0px");
}

/** Pixels of the window's top that are covered. */
const covered = () => Number.parseFloat(root.style.scrollPaddingTop) || 0;

/** Whether some of a row can be seen. @param {Element} row */
export function isInView(row) {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > covered() && top < innerHeight;
}

/** Scroll to a row, unless all of it can be seen. @param {Element | undefined} row */
export function bringIntoView(row) {
  if (!row) return;
  const { top, bottom } = row.getBoundingClientRect();
  if (top >= covered() && bottom <= innerHeight) return;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  row.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
}
