// The search box: it finds as one types, and suggests what could be typed.

import { go } from "./view.js";

/** Milliseconds without a key after which what was typed is searched for. */
const pause = 120;

const box = document.getElementById("q");
const form = document.getElementById("finder");
const list = document.getElementById("suggestions");

// MARK: Searching

let timer = 0;
/** Whether what is typed goes on from what was typed: one entry of the history for all of it. */
let isTyping = false;

/** The address that the form leads to. */
function address() {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) parameters.append(name, value);
  const text = parameters.toString();
  return text ? `/?${text}` : "/";
}

function search() {
  clearTimeout(timer);
  go(address(), { history: isTyping ? "replace" : "push" });
  isTyping = true;
}

function typed(event) {
  clearTimeout(timer);
  // What an input method has not finished is no word yet.
  if (event.isComposing) return;
  timer = setTimeout(() => {
    search();
    suggest();
  }, pause);
}

function submitted(event) {
  event.preventDefault();
  hide();
  search();
  isTyping = false;
}

// MARK: Suggestions

/** The number of the newest request for suggestions; a new one, or what ends them, outdates it. */
let newest = 0;
/** The option that is chosen by the arrows; -1 where none is. */
let active = -1;

const options = () => [...list.children];

async function suggest() {
  const number = ++newest;
  const text = box.value;
  if (text.trim().length < 2) {
    hide();
    return;
  }
  try {
    const response = await fetch(`/api/v1/suggest?${new URLSearchParams({ q: text })}`);
    if (!response.ok) return;
    const found = await response.json();
    if (number !== newest || document.activeElement !== box) return;
    show(found, text);
  } catch {
    // Without suggestions the box is as good as before; that the server is gone the search says.
  }
}

function show({ suggestions, titles }, text) {
  const typedText = text.trim().toLowerCase();
  const completions = suggestions.filter((each) => each.text.toLowerCase() !== typedText).slice(0, 5);
  list.replaceChildren(
    ...completions.map((each) => option(each.text, each.count.toLocaleString(document.documentElement.lang), { text: each.text })),
    ...titles.slice(0, 3).map((each) => option(each.title, list.dataset.titles, { id: each.id })),
  );
  options().forEach((each, index) => {
    each.id = `suggestion-${index}`;
  });
  choose(-1);
  list.hidden = list.children.length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
}

/** One suggestion: its text, and at its end a count or what kind it is of. */
function option(text, note, data) {
  const element = document.createElement("li");
  element.setAttribute("role", "option");
  const name = document.createElement("span");
  name.textContent = text;
  name.dir = "auto";
  const side = document.createElement("small");
  side.textContent = note;
  element.append(name, " ", side);
  Object.assign(element.dataset, data);
  if (data.id !== undefined) element.classList.add("of-title");
  return element;
}

export function hide() {
  newest += 1;
  list.hidden = true;
  active = -1;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function choose(index) {
  active = index;
  options().forEach((each, number) => each.setAttribute("aria-selected", String(number === index)));
  const chosen = options()[index];
  if (chosen) {
    box.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  } else {
    box.removeAttribute("aria-activedescendant");
  }
}

/** Takes a suggestion: words are searched for, an article is opened. */
function take(element) {
  clearTimeout(timer);
  hide();
  if (element.dataset.id === undefined) {
    box.value = element.dataset.text;
    search();
    isTyping = false;
  } else {
    const url = new URL(address(), location.href);
    url.searchParams.set("open", element.dataset.id);
    isTyping = false;
    go(url.pathname + url.search, { focus: "#pane-title" });
  }
}

function pressed(event) {
  if (event.isComposing) return;
  const count = list.hidden ? 0 : list.children.length;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (count > 0) {
      // Beyond the last one, and before the first, is the box itself.
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "ArrowDown") {
      document.querySelector(".hit .title, .brief .title")?.focus();
    }
  } else if (event.key === "Enter" && active >= 0 && count > 0) {
    event.preventDefault();
    take(options()[active]);
  } else if (event.key === "Escape") {
    // A search box would be emptied.
    event.preventDefault();
    if (count > 0) hide();
    else box.blur();
  } else if (event.key === "Tab") {
    hide();
  }
}

export function start() {
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", "suggestions");
  box.setAttribute("aria-expanded", "false");
  box.addEventListener("input", typed);
  box.addEventListener("compositionend", typed);
  box.addEventListener("keydown", pressed);
  box.addEventListener("blur", () => {
    isTyping = false;
    hide();
  });
  form.addEventListener("submit", submitted);
  // The box keeps the focus while a suggestion is pointed at.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const element = event.target.closest("[role=option]");
    if (element) take(element);
  });
  addEventListener("popstate", hide);
}
