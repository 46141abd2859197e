// A dotted word (dfn) is a way to its explanation, the fold “Wat is …?” below it: a tap opens and
// closes it. Escape closes what is open. Keys reach the fold itself, also without JavaScript.

function pairWords() {
  const waiting = []; // the folds of a paragraph come after it, in the order of its words
  for (const each of document.querySelectorAll("dfn, details.word")) {
    if (each.matches("dfn")) waiting.push(each);
    else if (waiting.length) explain(waiting.shift(), each);
  }
}

function explain(word, fold) {
  word.classList.add("opens");
  word.addEventListener("click", () => {
    fold.open = !fold.open;
    if (fold.open) fold.scrollIntoView({ block: "nearest" });
  });
}

function markRepeats() {
  const seen = new Set(); // on paper once is enough; a heavy piece may not come on it
  for (const fold of document.querySelectorAll("details.word:not(.note *)")) {
    const asked = fold.querySelector("summary").textContent;
    fold.classList.toggle("again", seen.has(asked));
    seen.add(asked);
  }
}

function closeOnEscape({ key }) {
  const open = key === "Escape" ? [...document.querySelectorAll("details.word[open]")] : [];
  for (const fold of open) {
    if (fold.contains(document.activeElement)) fold.querySelector("summary").focus();
    fold.open = false;
  }
}

pairWords();
markRepeats();
addEventListener("keydown", closeOnEscape);
