// The page's state is its address. Here addresses are fetched, put into the page, and remembered.

/** The number of the newest request: an answer to an older one is never shown. */
let newest = 0;
/** What ends the request before. */
let pending = new AbortController();
/** The address whose hits and article are shown. */
let shown = location.href;
/** The timer of a request that is made again. */
let again = 0;

const byID = (id) => document.getElementById(id);

/** An address without a parameter, for comparing. */
function without(address, parameter) {
  const url = new URL(address, location.href);
  url.searchParams.delete(parameter);
  url.hash = "";
  return url.href;
}

/** Whether the list of hits that an address has is the one that is shown. */
export function hasSameHits(address) {
  return byID("view").classList.contains("found") && without(address, "open") === without(shown, "open");
}

/**
 * Shows an address.
 *
 * @param {string} address
 * @param {{history?: "push" | "replace" | "none", focus?: string, top?: boolean}} options
 *   `focus` is the selector of what gets the focus then.
 * @returns {Promise<boolean>} Whether it is shown now, and not another that was asked for later.
 */
export async function go(address, { history: remember = "push", focus, top = false } = {}) {
  const part = hasSameHits(address) ? "pane" : "view";
  const text = await ask(address, part, () => go(address, { history: remember, focus, top }));
  if (text === null) return false;
  const url = new URL(address, location.href);
  if (remember === "push" && url.href !== location.href) history.pushState(null, "", url);
  if (remember === "replace") history.replaceState(null, "", url);
  shown = url.href;
  put(new DOMParser().parseFromString(text, "text/html"), part);
  if (top) scrollTo({ top: 0, behavior: "instant" });
  if (focus) document.querySelector(focus)?.focus({ preventScroll: focus === "#hits" });
  document.dispatchEvent(new CustomEvent("shown", { detail: { part } }));
  return true;
}

/** The HTML of a part of the page; null where a newer request was made, or the server failed. */
async function ask(address, part, retry) {
  clearTimeout(again);
  pending.abort();
  pending = new AbortController();
  const number = ++newest;
  const url = new URL(address, location.href);
  url.searchParams.set("part", part);
  document.documentElement.classList.add("waiting");
  try {
    const response = await fetch(url, { signal: pending.signal, headers: { Accept: "text/html" } });
    const text = await response.text();
    if (number !== newest) return null;
    // That an article is not there says the part itself.
    if (!response.ok && response.status !== 404) {
      fail(response, address, retry);
      return null;
    }
    byID("trouble").hidden = true;
    return text;
  } catch (error) {
    if (number === newest && error.name !== "AbortError") showTrouble("gone", retry);
    return null;
  } finally {
    if (number === newest) document.documentElement.classList.remove("waiting");
  }
}

/** Says why the server gave no answer. */
function fail(response, address, retry) {
  const seconds = Number(response.headers.get("Retry-After"));
  if (response.status === 401 || response.status === 403) {
    showTrouble("locked", retry);
  } else if (response.status === 503) {
    showTrouble("busy", retry);
    again = setTimeout(retry, 1000 * Math.max(1, seconds || 1));
  } else if (response.status >= 500) {
    showTrouble("failed", retry);
  } else {
    // What is wrong with the address has a page of its own.
    location.assign(address);
  }
}

function showTrouble(kind, retry) {
  const box = byID("trouble");
  box.querySelector("p").textContent = box.dataset[kind];
  box.querySelector("button").onclick = retry;
  box.hidden = false;
}

/** Puts parts of a page that was fetched in the place of those that are there. */
function put(fresh, part) {
  const focused = document.activeElement;
  const unfolded = [...document.querySelectorAll("details[open][id]")].map((each) => each.id);
  for (const id of ["kept", "spoken", part]) {
    const element = fresh.getElementById(id);
    if (element) byID(id).replaceWith(document.adoptNode(element));
  }
  document.title = fresh.title;
  for (const id of unfolded) if (byID(id)) byID(id).open = true;
  if (part === "pane") markOpen();
  reveal();
  if (!focused.isConnected) focusLike(focused);
}

/** Marks the hit that is open in a list that is older than that. */
function markOpen() {
  const id = new URL(shown).searchParams.get("open");
  byID("view").classList.toggle("reading", id !== null);
  for (const link of document.querySelectorAll(".hit .title")) {
    link.closest(".hit").classList.toggle("open", link.dataset.open === id);
  }
}

/** Gives the focus to what stands where something stood that had it. */
function focusLike(gone) {
  let like = null;
  if (gone.id) {
    like = byID(gone.id);
  } else if (gone.dataset?.open !== undefined) {
    like = document.querySelector(`.hit .title[data-open="${CSS.escape(gone.dataset.open)}"]`);
  } else if (gone.getAttribute?.("href")) {
    like = document.querySelector(`a[href="${CSS.escape(gone.getAttribute("href"))}"]`);
  }
  (like ?? byID("view")).focus({ preventScroll: true });
}

/** Shows what needs scripts. */
function reveal() {
  for (const element of document.querySelectorAll(".scripted[hidden]")) element.hidden = false;
}

// MARK: Telling

let telling = 0;

/** Has a text read to those who do not see the page, once it does not change any more. */
export function tell(text, delay = 500) {
  clearTimeout(telling);
  telling = setTimeout(() => {
    byID("status").textContent = text;
  }, delay);
}

// MARK: Links

/** Whether a click asks for this page, and not for a new tab or a download. */
function isPlain(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function follow(event) {
  const link = event.target.closest?.("a[data-go], a[data-open]");
  if (!link || event.defaultPrevented || !isPlain(event)) return;
  event.preventDefault();
  // A link of a drawing has its address elsewhere than a link of text.
  const address = link.getAttribute("href");
  byID("q").value = new URL(address, location.href).searchParams.get("q") ?? "";
  if (link.dataset.open !== undefined) {
    go(address, { focus: "#pane-title" });
  } else if (link.dataset.close !== undefined) {
    close();
  } else {
    const isPage = link.rel === "next" || link.rel === "prev";
    go(address, isPage ? { focus: "#hits", top: true } : {});
  }
}

/** Closes the article, and goes back to its hit. */
export async function close() {
  const link = byID("close");
  if (!link) return;
  const id = new URL(shown).searchParams.get("open");
  const place = listPlace;
  if (!(await go(link.getAttribute("href")))) return;
  const hit = document.querySelector(`.hit .title[data-open="${CSS.escape(id ?? "")}"]`);
  if (place !== null && isNarrow()) scrollTo({ top: place, behavior: "instant" });
  hit?.focus({ preventScroll: place !== null && isNarrow() });
}

/** Where the list of hits was scrolled to when an article covered it. */
let listPlace = null;

const isNarrow = () => matchMedia("(max-width: 47.99rem)").matches;

export function start() {
  reveal();
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".hit a[data-open]")) listPlace = scrollY;
  }, true);
  document.addEventListener("click", follow);
  document.addEventListener("shown", ({ detail }) => {
    if (detail.part === "view") {
      tell(document.querySelector("[data-summary]")?.textContent ?? "");
    } else if (isNarrow() && byID("view").classList.contains("reading")) {
      scrollTo({ top: 0, behavior: "instant" });
    }
  });
  addEventListener("popstate", () => {
    if (without(location.href, "") === without(shown, "")) return;
    byID("q").value = new URL(location.href).searchParams.get("q") ?? "";
    go(location.href, { history: "none" });
  });
}
