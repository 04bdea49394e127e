/**
 * What cannot wait for the modules: what the first paint needs to know, and asking for the answer.
 *
 * `npm run stamp` writes this into index.html, where it runs as soon as the document is there, and its
 * hash into the policy. privacy.html and terms.html load it for language and theme.
 */
{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);

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
    const id = /^[\w-]{11}$/.exec(query.get("v") ?? "")?.[0];
    if (!id || root.dataset.view !== "video") return;
    const url = new URL(address);
    const parameters = { v: id, fallback: query.get("fallback"), format: "json" };
    for (const [name, value] of Object.entries(parameters))
      if (value) url.searchParams.set(name, value);
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
    let isWaiting = false;
    const wait = (/** @type {Event} */ event) => {
      event.preventDefault();
      isWaiting = true;
    };
    const showUnreachable = () => {
      const message = document.getElementById("alert");
      if (message) message.textContent = message.dataset.unreachable ?? "";
    };
    const workWithoutScript = () => {
      showUnreachable();
      form.noValidate = false;
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
      if (isWaiting) form.requestSubmit();
    });
  };

  const parsed = () => {
    const [form] = document.forms;
    if (!form) return;
    askEarly(form.action);
    holdSubmits(form);
  };

  /** The HTML is in English. @param {Record<string, string>} texts by the `data-text` of their elements */
  const translateHtml = (texts) => {
    for (const element of document.querySelectorAll("[data-text]")) {
      const text = texts[element.getAttribute("data-text") ?? ""];
      if (text) element.textContent = text;
    }
    root.lang = lang;
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
      .then(
        ([page]) => translateHtml(page.html ?? {}),
        () => {},
      )
      .then(() => root.classList.remove("waiting"));
  }
}
