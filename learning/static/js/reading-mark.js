// The sentence that is read aloud, marked without touching the page; older browsers mark its paragraph.

const NAME = "read-aloud";
let block;

export function mark(sentence) {
  unmark();
  if (CSS.highlights) return CSS.highlights.set(NAME, new Highlight(sentence.range));
  block = sentence.block;
  block.classList.add("is-read-aloud");
}

export function unmark() {
  CSS.highlights?.delete(NAME);
  block?.classList.remove("is-read-aloud");
}

// Scrolls only when the sentence is not in view, above the bar with the buttons.
export function follow({ range }, bar) {
  const { top, bottom } = range.getBoundingClientRect();
  if (top > 60 && bottom < bar.getBoundingClientRect().top - 10) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollBy({ top: top - innerHeight * 0.3, behavior: isCalm ? "instant" : "smooth" });
}
