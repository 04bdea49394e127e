/** The answer that the address asks for, requested before the modules that need it are there. */

/** The answer on its way, until api.js takes it. @type {Early | undefined} */
let early;

/** @typedef {{ url: string, response: Promise<Response>, abort: () => void }} Early */

/** The answer that was asked for early, if it is to this URL; once. @param {string} url */
export function takeEarly(url) {
  const taken = early?.url === url ? early : undefined;
  early = undefined;
  return taken;
}

/** What the service worker stored will do; the browser's own cache is not asked for old answers. */
export const anyStored = () => (navigator.serviceWorker?.controller ? "force-cache" : "default");

/**
 * Ask for the list of a video at the URL that api.js will ask for.
 * @param {string} address of the function @param {Record<string, string | null>} parameters
 */
export function askEarly(address, parameters) {
  const url = new URL(address);
  for (const [name, value] of Object.entries({ ...parameters, format: "json" }))
    if (value) url.searchParams.set(name, value);
  const controller = new AbortController();
  const response = fetch(url, { signal: controller.signal, cache: anyStored() });
  response.catch(() => {}); // api.js hears of it
  early = { url: url.href, response, abort: () => controller.abort() };
}
