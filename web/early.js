/**
 * What cannot wait for the modules: what the first paint needs to know, and asking for the answer.
 *
 * `npm run stamp` writes this into index.html, where it runs as soon as the document is there, and its
 * hash into the policy. privacy.html and terms.html load it for language and theme.
 */
{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);

  const element = (/** @type {string} */ id) =>
    /** @type {HTMLElement} */ (document.getElementById(id));

  /** @param {string} name */
  const stored = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name) ?? "null");
    } catch {
      return null; // storage is switched off, or contains something else
    }
  };

  /** The address's `hl`, else what the browser prefers, else English. */
  const preferredLanguage = () => {
    const tags = [query.get("hl") ?? "", ...navigator.languages];
    return tags.map((tag) => /^(en|ja)/i.exec(tag)?.[0].toLowerCase()).find(Boolean) ?? "en";
  };

  /** What the address probably asks for: app.js reads it again, and looks at the links. */
  const probableView = () => {
    if (query.has("check")) return "check";
    const names = ["v", "list", "url", "text", "title"];
    if (!names.some((name) => query.get(name))) return "home";
    if (query.has("article")) return "article";
    return query.has("list") && !query.has("v") ? "batch" : "video";
  };

  /** Ask for the list of a video at the URL that api.js will ask for. @param {string} address of the function */
  const askEarly = (address) => {
    const text = ["v", "url", "text", "title"]
      .flatMap((name) => query.getAll(name))
      .join(" ")
      .trim();
    const [v] = /^[\w-]{10}[048AEIMQUYcgkosw]$/.exec(text) ?? []; // an ID, as route.js reads the address
    if (!v || root.dataset.view !== "video") return;
    const fallback = query.get("fallback");
    const url = new URL(address);
    url.search = `?${new URLSearchParams({ v, ...(fallback && { fallback }), format: "json" })}`;
    const controller = new AbortController();
    const cache = navigator.serviceWorker?.controller ? "force-cache" : "default"; // as api.js does
    const response = fetch(url, { signal: controller.signal, cache });
    response.catch(() => {}); // api.js hears of it
    window.early = { url: url.href, response, controller };
  };

  /**
   * Let a submit wait until app.js is ready. If that cannot be loaded, the alert says so, and the form
   * works as without script, but not while offline.
   * @param {HTMLFormElement} form
   */
  const holdSubmits = (form) => {
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("v"));
    let held = /** @type {string | undefined} */ (undefined);
    const wait = (/** @type {Event} */ event) => {
      event.preventDefault();
      held = field.value;
    };
    const showUnreachable = () => {
      element("alert").textContent = element("alert").dataset.unreachable ?? "";
      element("again").hidden = false;
    };
    const workWithoutScript = () => {
      showUnreachable();
      form.noValidate = false;
      field.value ||= query.get("v") ?? "";
      root.classList.remove("pastes"); // that button is the script's
      element("again").addEventListener("click", () => location.reload());
      form.addEventListener("submit", (event) => {
        if (navigator.onLine) return;
        event.preventDefault();
        showUnreachable();
      });
    };
    form.noValidate = true; // the page's own sentence about an empty field says more
    form.addEventListener("submit", wait);
    document.addEventListener("DOMContentLoaded", async () => {
      await import("./app.js").then(({ ready }) => ready).catch(workWithoutScript);
      form.removeEventListener("submit", wait);
      if (held === field.value) form.requestSubmit(); // else the reader has gone on
    });
  };

  const parsed = () => {
    const form = /** @type {HTMLFormElement} */ (document.forms[0]);
    holdSubmits(form);
    askEarly(form.action);
  };

  /** The HTML is in English. @param {Record<string, string>} texts by the `data-text` of their elements */
  const translateHtml = (texts) => {
    for (const sentence of document.querySelectorAll("[data-text]")) {
      const text = texts[sentence.getAttribute("data-text") ?? ""];
      if (text) sentence.textContent = text;
    }
    root.lang = lang;
    if (texts.unreachable) element("alert").dataset.unreachable = texts.unreachable;
    // as language.js does it for every address
    const link = /** @type {HTMLAnchorElement} */ (element("other-language"));
    link.lang = link.hreflang = lang === "ja" ? "en" : "ja";
    query.set("hl", link.lang);
    link.search = `?${query}`;
  };

  const lang = preferredLanguage();
  root.dataset.language = lang;
  root.dataset.theme = /^(light|dark)$/.exec(stored("theme"))?.[0] ?? "auto";
  if (root.dataset.view) {
    root.dataset.view = probableView();
    root.classList.toggle("waiting", lang !== root.lang); // paint no sentence that is about to change
    root.classList.toggle("returning", stored("seen")?.length > 0);
    root.classList.toggle("pastes", Boolean(navigator.clipboard?.readText));
    const texts = import(`./text/${lang}/page.js`); // app.js finds it there, or says that it is not
    const isParsed = new Promise((resolve) => {
      // the style sheet may come later
      document.addEventListener("readystatechange", resolve, { once: true });
    });
    isParsed.then(parsed);
    Promise.all([texts, isParsed])
      .then(([page]) => translateHtml(page.html ?? {}))
      .catch(() => {}) // English stays
      .finally(() => root.classList.remove("waiting"));
  }
}
