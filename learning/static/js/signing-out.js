// Signing out: save first, then clear what this browser kept. What cannot be saved goes only when
// the button is pressed once more.

import { sendLeftOvers } from "./left-overs.js";
import { isReachable } from "./sending.js";
import { copies, forget } from "./words.js";

const FORMS = "auto-save, keep-words";

// Whether the person may go now. *form*: the one with the button.
export async function saveAndClear(form) {
  const open = [...document.querySelectorAll(FORMS)];
  await Promise.all(open.map((each) => each.settle()));
  await sendLeftOvers(true);
  const left = copies();
  const isSafe = !left.length && !open.some((each) => each.changed && !each.isKept);
  const what = !(await isReachable()) ? "away" : isSafe || "warned" in form.dataset ? "" : "warned";
  if (what) tell(form, what, left);
  if (what === "warned") form.dataset.warned = "";
  if (!what) left.forEach(({ key }) => forget(key));
  return !what;
}

function tell(form, what, left) {
  const words = form.querySelector(`template[data-say=${what}]`).content.cloneNode(true);
  const line = words.querySelector("li");
  line?.replaceWith(...left.map((copy) => named(line.cloneNode(true), copy)));
  form.querySelector("[role=status]").replaceChildren(words);
}

function named(line, { from, title }) {
  const link = line.querySelector("a");
  link.href = from;
  link.textContent = title;
  return line;
}
