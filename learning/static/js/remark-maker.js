// <remark-maker>: who selects words in an answer is offered a remark on them. Places are counted in
// code points over the text of that answer, as the server counts them; what it put in (data-apart)
// is not of the text. Without this script there is a link at each paragraph.

import "./keep-words.js";

const CALM = 250; // milliseconds after the selection last moved
const NOT_OURS = "[data-apart]";

class RemarkMaker extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("[data-make]");
    this.dialog = this.querySelector("dialog");
    this.form = this.querySelector("form");
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), CALM);
    });
    this.button.addEventListener("pointerdown", (event) => event.preventDefault()); // it stays selected
    this.button.addEventListener("click", () => this.open());
    const { text } = this.form.elements;
    text.required = true; // in this dialog nothing may be lost by leaving the page
    text.addEventListener("invalid", () => text.setCustomValidity("Schrijf je opmerking. Eén zin is genoeg."));
    text.addEventListener("input", () => text.setCustomValidity(""));
    this.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
  }

  look() {
    if (this.dialog.open || document.activeElement === this.button) return;
    this.found = passageIn(getSelection());
    this.button.hidden = !this.found;
    if (!this.found) return;
    const box = this.found.range.getBoundingClientRect();
    const right = document.documentElement.clientWidth - this.button.offsetWidth - 8;
    this.button.style.left = `${Math.max(8, Math.min(box.left, right)) + scrollX}px`;
    this.button.style.top = `${box.bottom + 8 + scrollY}px`;
  }

  open() {
    const { answer, start, end, exact } = this.found;
    const { elements } = this.form;
    [elements.answer.value, elements.place.value, elements.exact.value] = [answer, `${start}-${end}`, exact];
    this.querySelector("[data-quote]").textContent = exact;
    this.button.hidden = true;
    this.dialog.showModal();
    elements.text.focus();
  }
}

// The words that are selected, in the first answer that they touch; null for none.
function passageIn(selection) {
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  for (const box of document.querySelectorAll("[data-answer]")) {
    const found = range.intersectsNode(box) && cutTo(box, range);
    if (found) return { ...found, answer: box.dataset.answer };
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

customElements.define("remark-maker", RemarkMaker);
