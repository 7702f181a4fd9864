// The keys of the page. None counts while one types, but those of the box itself.

import { close } from "./view.js";
import { step } from "./reading.js";
import { isShown as glossIsShown, hide as hideGloss } from "./gloss.js";

const sheet = document.getElementById("keys");
const letters = document.getElementById("letters");
const help = document.getElementById("help");
const stored = "sco-search.letters";

/** The titles of the hits, or of the articles that the start page names. */
const titles = () => [...document.querySelectorAll(".hit .title, .start-page .brief .title")];

/** Whether a key is for what has the focus, and not for the page. */
function isTaken(target) {
  return target.closest("input, textarea, select, [contenteditable], dialog") !== null;
}

function move(by) {
  const all = titles();
  if (all.length === 0) return;
  let index = all.indexOf(document.activeElement);
  if (index < 0) index = all.findIndex((each) => each.closest(".open"));
  if (index < 0) index = by > 0 ? -1 : 1;
  const next = index + by;
  if (next < 0) document.getElementById("q").focus();
  else all[Math.min(next, all.length - 1)].focus();
}

/** What arrows do belongs to the list: elsewhere they scroll. */
function isAtList(target) {
  return target === document.body || target.closest("#hits :not(svg *)") !== null || target.id === "view";
}

const byLetter = {
  "/": () => {
    const box = document.getElementById("q");
    box.focus();
    box.select();
  },
  "?": () => sheet.showModal(),
  j: () => move(1),
  k: () => move(-1),
  n: () => step(1),
  p: () => step(-1),
};

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (sheet.open || isTaken(event.target)) return;
  if (event.key === "Escape") {
    if (glossIsShown()) hideGloss();
    else close();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (event.shiftKey || !isAtList(event.target) || titles().length === 0) return;
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (letters.checked && Object.hasOwn(byLetter, event.key)) {
    event.preventDefault();
    byLetter[event.key]();
  }
}

export function start() {
  // Single letters disturb those who speak to their machine: they can be turned off.
  try {
    letters.checked = localStorage.getItem(stored) !== "off";
  } catch {
    // A browser that keeps nothing has them on.
  }
  letters.addEventListener("change", () => {
    try {
      localStorage.setItem(stored, letters.checked ? "on" : "off");
    } catch {
      // They are off until the page is left.
    }
  });
  document.addEventListener("keydown", pressed);
  help.addEventListener("click", () => sheet.showModal());
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
}
