// The reading pane: walking through the matches of the article.

import { tell } from "./view.js";

/** The number of the match that is shown; 0 before the first. */
let current = 0;

const walk = () => document.getElementById("walk");
const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Goes to the next match, or back; around the ends. */
export function step(by) {
  const bar = walk();
  if (!bar) return;
  const count = Number(bar.dataset.count);
  const next = current === 0 && by < 0 ? count : ((current - 1 + by + count) % count) + 1;
  show(current === 0 && by > 0 ? 1 : next);
}

function show(number) {
  const mark = document.getElementById(`match-${number}`);
  if (!mark) return;
  document.querySelector("#pane mark.current")?.classList.remove("current");
  mark.classList.add("current");
  mark.scrollIntoView({ block: "center", behavior: isCalm() ? "instant" : "smooth" });
  current = number;
  const bar = walk();
  const place = `${number} ${bar.dataset.of} ${bar.dataset.count}`;
  document.getElementById("walk-place").textContent = place;
  tell(`${place}: ${mark.textContent}`, 100);
}

export function start() {
  document.addEventListener("shown", () => {
    current = 0;
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#walk [data-step]");
    if (button) {
      step(Number(button.dataset.step));
    } else if (event.target.closest?.("#walk-place")) {
      event.preventDefault();
      show(Math.max(1, current));
    }
  });
}
