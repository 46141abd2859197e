// A text on the page as sentences: { range, block, pieces: [{ words, lang }] }, in reading order.
// What is folded in, hidden or a button is not read. No piece is so long that a voice gives up.

const BLOCKS = "h1, h2, h3, h4, h5, p, li, dt, dd, td, th, caption, figcaption, summary, div, section, article, aside";
const UNREAD =
  ".no-print:not(.choices), .choices > a, form, button, template, svg, [hidden], [aria-hidden='true'], details:not([open]) > summary, .choices summary";
const LONGEST = 160; // signs in one breath; Chromium falls silent after fifteen seconds

export function sentencesIn(roots) {
  const blocks = new Map(); // block → its own pieces of text, inner blocks not counted
  for (const root of roots) {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const around = walk.currentNode.parentElement;
      if (around.closest(UNREAD) || !around.checkVisibility()) continue;
      const block = around.closest(BLOCKS);
      blocks.set(block, [...(blocks.get(block) ?? []), walk.currentNode]);
    }
  }
  return [...blocks].flatMap(([block, nodes]) => sentencesOf(block, nodes));
}

function sentencesOf(block, nodes) {
  const text = nodes.map((each) => each.data).join("");
  return cut(text)
    .filter(([start, end]) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
    .map(([start, end]) => {
      const parts = partsOf(nodes, start, end);
      const range = document.createRange();
      range.setStart(parts[0].node, parts[0].from);
      range.setEnd(parts.at(-1).node, parts.at(-1).to);
      return { block, range, pieces: parts.reduce(joined, []) };
    });
}

// [start, end] of each sentence; a long one in breaths, after a comma if there is one.
function cut(text) {
  const found = Intl.Segmenter
    ? [...new Intl.Segmenter("nl", { granularity: "sentence" }).segment(text)].map((each) => each.segment)
    : (text.match(/[^.!?]+[.!?]*\s*/g) ?? []);
  let at = 0;
  return found
    .flatMap((each) => each.match(new RegExp(`.{1,${LONGEST}}(?:[,;:]\\s+|$)|.{1,${LONGEST}}(?:\\s+|$)|.+`, "gs")))
    .map((each) => [at, (at += each.length)])
    .map(([start, end]) => [start + text.slice(start, end).search(/\S|$/), end]);
}

// The pieces of text nodes that lie between *start* and *end*, without the white space at the end.
function partsOf(nodes, start, end) {
  let at = 0;
  const parts = [];
  for (const node of nodes) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, node.length)];
    if (from < to) parts.push({ node, from, to });
    at += node.length;
  }
  return parts;
}

function joined(pieces, { node, from, to }) {
  const { lang } = node.parentElement.closest("[lang]");
  const words = node.data.slice(from, to).replace(/\s+/g, " ");
  if (pieces.at(-1)?.lang === lang) pieces.at(-1).words += words;
  else pieces.push({ words, lang });
  return pieces;
}

// Where to begin: at what is selected, else at the first paragraph in view.
export function fromHere(sentences) {
  const chosen = getSelection();
  const range = chosen.rangeCount && !chosen.isCollapsed && chosen.getRangeAt(0);
  const selected = range ? sentences.findIndex((each) => ends(each.range, range)) : -1;
  const holds = selected >= 0 && range.intersectsNode(sentences[selected].block);
  const inView = sentences.findIndex(({ block }) => block.getBoundingClientRect().bottom > 60);
  return holds ? selected : Math.max(inView, 0);
}

function ends(range, after) {
  return range.compareBoundaryPoints(Range.START_TO_END, after) > 0;
}
