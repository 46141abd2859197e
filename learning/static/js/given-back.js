// The panel with two texts: what stood in this browser, and what stands in the form.

import { asked, inWords } from "./boxes.js";
import { timeOf } from "./words.js";

// Shows the panel above the form of *element*; which button was pressed: take, below or leave.
export function askWhich(element, copy, other) {
  const panel = element.querySelector("template[data-panel]").content.cloneNode(true).firstElementChild;
  const pair = panel.querySelector("template");
  pair.replaceWith(...other.map((each) => filled(pair.content.cloneNode(true), each)));
  panel.querySelectorAll("[data-when]").forEach((each) => (each.textContent = timeOf(copy.at)));
  panel.querySelector("[value=below]").hidden = !other.some((each) => each.isText);
  element.form.before(panel);
  return new Promise((choose) => {
    panel.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      panel.remove();
      choose(button.value);
    });
  });
}

function filled(pair, question) {
  pair.querySelector("[data-asked]").textContent = asked(question);
  pair.querySelector("[data-here]").textContent = inWords(question, question.copied);
  pair.querySelector("[data-there]").textContent = inWords(question, question.value);
  return pair;
}
