// Words that somebody selects in a text of this page: where they stand, and a button that appears below
// them. Places are counted in code points over the text of its box, as the server counts them; what it
// put in (data-apart) is not of the text.

const CALM = 250; // milliseconds after the selection last moved
const NOT_OURS = "[data-apart]";

export class OffersWords extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("[data-make]");
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), CALM);
    });
    this.button.addEventListener("pointerdown", (event) => event.preventDefault()); // it stays selected
  }

  look() {
    if (this.isBusy || document.activeElement === this.button) return;
    this.found = wordsIn(getSelection(), this.boxes);
    this.button.hidden = !this.found;
    if (!this.found) return;
    const box = this.found.range.getBoundingClientRect();
    const right = document.documentElement.clientWidth - this.button.offsetWidth - 8;
    this.button.style.left = `${Math.max(8, Math.min(box.left, right)) + scrollX}px`;
    this.button.style.top = `${box.bottom + 8 + scrollY}px`;
  }
}

// The words that are selected, in the first box that they touch; null for none.
function wordsIn(selection, boxes) {
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  for (const box of boxes) {
    const found = range.intersectsNode(box) && cutTo(box, range);
    if (found) return { ...found, box };
  }
  return null;
}

function cutTo(box, whole) {
  const range = whole.cloneRange();
  if (!box.contains(range.startContainer)) range.setStart(box, 0);
  if (!box.contains(range.endContainer)) range.setEnd(box, box.childNodes.length);
  let [place, start, exact] = [0, null, ""];
  for (const text of textsIn(box)) {
    const from = text === range.startContainer ? range.startOffset : 0;
    const until = text === range.endContainer ? range.endOffset : text.length;
    if (range.intersectsNode(text) && from < until) {
      start ??= place + length(text.data.slice(0, from));
      exact += text.data.slice(from, until);
    }
    place += length(text.data);
  }
  const before = length(exact) - length(exact.trimStart());
  const words = exact.trim();
  return words ? { start: start + before, end: start + before + length(words), exact: words, range } : null;
}

function textsIn(box) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(NOT_OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

function length(words) {
  return [...words].length; // code points, as Python counts
}
