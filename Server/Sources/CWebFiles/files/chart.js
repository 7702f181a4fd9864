// The chart of years or months is brushed: dragged over by a pointer, or extended by keys.

import { go, tell } from "./view.js";

/** The bars that a brush reaches from and to; null where there is none. */
let brush = null;

const chart = () => document.getElementById("chart");
const bars = () => [...(chart()?.querySelectorAll("svg a") ?? [])];

/** The indices of the brushed bars, in order. */
const range = () => [Math.min(brush.from, brush.to), Math.max(brush.from, brush.to)];

function draw() {
  const [first, last] = brush ? range() : [-1, -2];
  const all = bars();
  all.forEach((bar, index) => bar.classList.toggle("brushed", index >= first && index <= last));
  chart()?.classList.toggle("brushing", brush !== null);
  const output = document.getElementById("chart-range");
  if (!output) return;
  output.textContent = brush ? text() : "";
}

/** What is brushed, as `2016–2018`. */
function text() {
  const [first, last] = range();
  const [from, to] = [bars()[first].dataset.from, bars()[last].dataset.to];
  return from === to ? from : `${from}–${to}`;
}

function apply() {
  const [first, last] = range();
  const [from, to] = [bars()[first].dataset.from, bars()[last].dataset.to];
  const url = new URL(chart().dataset.base, location.href);
  if (from === to) {
    url.searchParams.set("date", from);
  } else {
    url.searchParams.set("since", from);
    url.searchParams.set("until", to);
  }
  brush = null;
  draw();
  go(url.pathname + url.search);
}

function cancel() {
  brush = null;
  draw();
}

// MARK: Pointers

/** The number of the bar at a place; the nearest where it is beside them. */
function indexAt(event) {
  const box = chart().querySelector("svg").getBoundingClientRect();
  const share = (event.clientX - box.left) / box.width;
  const count = bars().length;
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}

function pointerDown(event) {
  const drawing = event.target.closest?.("#chart svg");
  if (!drawing || event.button !== 0) return;
  const index = indexAt(event);
  brush = { from: index, to: index, isMoved: false, pointer: event.pointerId };
}

function pointerMove(event) {
  if (brush?.pointer !== event.pointerId) return;
  const index = indexAt(event);
  if (index === brush.to && !brush.isMoved) return;
  if (!brush.isMoved) chart().querySelector("svg").setPointerCapture(event.pointerId);
  brush.isMoved = true;
  brush.to = index;
  draw();
}

function pointerUp(event) {
  if (brush?.pointer !== event.pointerId) return;
  // Without a move it is a click on the bar, which is a link.
  if (brush.isMoved) {
    suppressClick();
    apply();
  } else {
    cancel();
  }
}

/** Keeps the click that ends a drag from being one on a link. */
function suppressClick() {
  const stop = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop, { capture: true }));
}

// MARK: Keys

function pressed(event) {
  const all = bars();
  const index = all.indexOf(event.target.closest?.("#chart svg a"));
  if (index < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -all.length, End: all.length };
  if (Object.hasOwn(steps, event.key)) {
    event.preventDefault();
    const next = Math.min(all.length - 1, Math.max(0, index + steps[event.key]));
    brush = event.shiftKey ? { from: brush?.from ?? index, to: next } : null;
    focus(next);
    draw();
    if (brush) tell(text(), 100);
  } else if (event.key === "Enter" && brush) {
    event.preventDefault();
    apply();
  } else if (event.key === "Escape" && brush) {
    event.preventDefault();
    cancel();
  }
}

/** One bar is in the order of the Tab key, the others are reached from it by arrows. */
function focus(index) {
  bars().forEach((bar, number) => bar.setAttribute("tabindex", number === index ? "0" : "-1"));
  bars()[index].focus();
}

function prepare() {
  brush = null;
  const all = bars();
  const chosen = Math.max(0, all.findIndex((bar) => bar.classList.contains("chosen")));
  all.forEach((bar, number) => bar.setAttribute("tabindex", number === chosen ? "0" : "-1"));
}

export function start() {
  prepare();
  document.addEventListener("shown", ({ detail }) => {
    if (detail.part === "view") prepare();
  });
  document.addEventListener("pointerdown", pointerDown);
  document.addEventListener("pointermove", pointerMove);
  document.addEventListener("pointerup", pointerUp);
  document.addEventListener("pointercancel", cancel);
  // A link that is dragged would be carried away.
  document.addEventListener("dragstart", (event) => {
    if (event.target.closest?.("#chart")) event.preventDefault();
  });
  document.addEventListener("keydown", pressed);
}
