/** What a request to the function fails with. */

/** A failed request, with the function's stable code or one of ours: offline, unreachable, timeout. */
export class RequestError extends Error {
  /**
   * @param {string} code
   * @param {{ detail?: string, retryAfter?: number }} [problem] `retryAfter` in seconds
   */
  constructor(code, { detail = "", retryAfter } = {}) {
    super(detail || code);
    this.code = code;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

/**
 * The error of a response that is not OK, or of no response at all.
 * @param {Response | undefined} response
 * @param {boolean} isTimeout
 */
export async function requestErrorFor(response, isTimeout) {
  if (!response)
    return new RequestError(isTimeout ? "timeout" : navigator.onLine ? "unreachable" : "offline");
  const isOurs = response.headers.get("Content-Type")?.startsWith("application/problem+json");
  if (!isOurs) return new RequestError("unreachable"); // a proxy's page
  const { code, ...problem } = await response.json();
  return new RequestError(code, problem);
}
