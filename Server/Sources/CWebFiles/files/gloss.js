// Translations of a word of the article that is pointed at, or selected.

/** Milliseconds that a word is pointed at before its translations are shown. */
const delay = 350;
/** More words than these are no word or name to be looked up. */
const mostWords = 4;

const gloss = document.getElementById("gloss");
/** What was asked before: reading goes over the same words again. */
const known = new Map();

let timer = 0;
/** The newest word; an answer for an older one is not shown. */
let wanted = "";

export const isShown = () => !gloss.hidden;

export function hide() {
  clearTimeout(timer);
  wanted = "";
  gloss.hidden = true;
}

async function translations(word, language) {
  const key = `${language} ${word}`;
  if (!known.has(key)) {
    const response = await fetch(`/api/v1/translations?${new URLSearchParams({ word, lang: language })}`);
    if (!response.ok) return null;
    known.set(key, await response.json());
  }
  return known.get(key);
}

/** Shows the translations of what a range of the article holds; of none only where it says so. */
async function show(range, saysNone) {
  const word = range.toString().trim();
  const place = range.startContainer.parentElement;
  const language = place?.closest("[lang]")?.lang;
  if (!word || (language !== "id" && language !== "en")) return;
  const key = `${language} ${word}`;
  if (wanted === key && isShown()) return;
  wanted = key;
  let found = null;
  try {
    found = await translations(word, language);
  } catch {
    // That the server is gone the next search says.
  }
  if (wanted !== key) return;
  if (!found || (found.translations.length === 0 && !saysNone)) {
    gloss.hidden = true;
    return;
  }
  fill(found, language);
  put(range.getBoundingClientRect());
}

function fill({ word, translations }, language) {
  const name = document.createElement("b");
  name.lang = language;
  name.textContent = word;
  const text = document.createElement("span");
  if (translations.length > 0) {
    text.lang = language === "id" ? "en" : "id";
    text.textContent = translations.join(", ");
  } else {
    text.textContent = gloss.dataset.none;
  }
  gloss.replaceChildren(name, " ", text);
}

/** Below the word, or above it where there is no room. */
function put(box) {
  gloss.hidden = false;
  const { width, height } = gloss.getBoundingClientRect();
  const margin = 8;
  const left = Math.min(innerWidth - width - margin, Math.max(margin, box.left));
  const below = box.bottom + margin;
  const top = below + height + margin > innerHeight ? box.top - height - margin : below;
  gloss.style.left = `${left}px`;
  gloss.style.top = `${Math.max(margin, top)}px`;
}

// MARK: Pointing

/** The range of the word at a place of the article, null where there is none. */
function wordAt(x, y) {
  let node, offset;
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    [node, offset] = [caret?.offsetNode, caret?.offset];
  } else {
    const caret = document.caretRangeFromPoint?.(x, y);
    [node, offset] = [caret?.startContainer, caret?.startOffset];
  }
  if (node?.nodeType !== Node.TEXT_NODE || !node.parentElement.closest("#pane article .body, #pane-title")) {
    return null;
  }
  for (const word of node.data.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu)) {
    if (word.index > offset) break;
    if (word.index + word[0].length < offset) continue;
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    const hits = [...range.getClientRects()].some(
      (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    return hits ? range : null;
  }
  return null;
}

function pointed(event) {
  if (event.pointerType !== "mouse" || event.buttons !== 0) return;
  clearTimeout(timer);
  // What is shown can be pointed at, and stays while something is selected.
  if (event.target.closest?.("#gloss") || !getSelection().isCollapsed) return;
  if (!event.target.closest?.("#pane article")) {
    if (isShown()) timer = setTimeout(hide, delay);
    return;
  }
  const { clientX: x, clientY: y } = event;
  timer = setTimeout(() => {
    const range = wordAt(x, y);
    if (range) show(range, false);
    else hide();
  }, delay);
}

function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const element = range.commonAncestorContainer.nodeType === Node.TEXT_NODE
    ? range.commonAncestorContainer.parentElement : range.commonAncestorContainer;
  if (!element.closest?.("#pane article")) return;
  const words = selection.toString().trim().split(/\s+/);
  clearTimeout(timer);
  if (words.length > mostWords) return;
  timer = setTimeout(() => show(range, true), delay);
}

export function start() {
  document.addEventListener("pointermove", pointed);
  document.addEventListener("selectionchange", selected);
  document.addEventListener("scroll", hide, { capture: true, passive: true });
  document.addEventListener("shown", hide);
}
