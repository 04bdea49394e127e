/** The text of a file that may be in any of the encodings that people's captions have. */

/** By the first bytes of a file. @type {[string, number[]][]} */
const MARKS = [
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * By its byte order mark, else as UTF-8, else as the reader's language used to be written, which is
 * how browsers read a page that does not say.
 * @param {Uint8Array} bytes
 * @param {string} language of the reader
 */
export function decodeText(bytes, language) {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return new TextDecoder(marked[0]).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const old = language.startsWith("ja") ? "shift_jis" : "windows-1252";
    return new TextDecoder(old).decode(bytes);
  }
}

/** Bytes that are read of a file: in any encoding more than the function takes, which says so. */
const MOST = 5 << 20;

/** The text of a file that somebody chose or dropped; '' if it cannot be read. @param {File} file */
export async function readTextFile(file) {
  const bytes = await file
    .slice(0, MOST)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  return decodeText(new Uint8Array(bytes), navigator.language);
}
