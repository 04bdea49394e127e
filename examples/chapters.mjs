/** The chapters of a video, for Node.js and browsers. */

/**
 * @param {string} video ID or link
 * @param {string} address of the function
 * @returns {Promise<{ start: number; title: string; url: string }[]>} in the author's order
 */
export async function chaptersOf(video, address = "http://localhost:8080") {
  const query = new URLSearchParams({ v: video });
  const answer = await fetch(`${address}/chapters?${query}`, {
    signal: AbortSignal.timeout(60_000),
  });
  const found = await answer.json();
  if (!answer.ok) {
    throw new Error(found.detail);
  }
  return found.chapters;
}

// Run by Node.js: node chapters.mjs VIDEO
if (globalThis.process?.argv[1] && import.meta.url.endsWith(process.argv[1].split("/").at(-1))) {
  const { CHAPTERS } = process.env;
  try {
    for (const { title, url } of await chaptersOf(process.argv[2] ?? "", CHAPTERS)) {
      console.log(`- [${title}](${url})`);
    }
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
