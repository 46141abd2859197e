// What still stands in this browser while its page is gone (a crash, a closed tab, no connection):
// sent after all, as the save that did not get through. What cannot be saved is shown.

import { aboutOf } from "./boxes.js";
import { sendCopy } from "./sending.js";
import { copies, copyUnder, forget, whenLeft } from "./words.js";

const A_MOMENT = 60000; // milliseconds; that what was just typed is saved now, is no news
const LONG = 24 * 60 * 60 * 1000; // for words that nobody sent, at a page that was not opened again

const place = document.querySelector("[data-left-overs]");
standBelowTitle();

// *all*: also what another tab has open, and what stands in the forms of this page.
export async function sendLeftOvers(all = false) {
  const left = copies().filter((copy) => all || !isHere(copy));
  await Promise.all(left.map(({ key }) => (all ? sendOne(key) : whenLeft(key, () => sendOne(key)))));
}

// What is told never pushes the title of the page down: it stands below it, or below the one step.
function standBelowTitle() {
  const above = document.querySelector(".wall ~ .page > .light, main > .page > .title");
  if (place) above?.after(place);
}

function isHere({ about }) {
  return [...document.querySelectorAll(":is(auto-save, keep-words) form")].map(aboutOf).includes(about);
}

async function sendOne(key) {
  const copy = copyUnder(key);
  if (!copy) return;
  const isOld = Date.now() - copy.at > (copy.isPlain ? LONG : A_MOMENT);
  if (copy.isPlain) return isOld && show(copy);
  const said = await sendCopy(copy);
  if (said.went === "refused") show(copy, said.message);
  if (said.went !== "saved" && said.went !== "kept") return;
  forget(key);
  if (isOld) tell(copy);
}

function tell(copy) {
  if (!place) return;
  const words = place.querySelector("[data-say=saved]").content.cloneNode(true);
  words.querySelector("a").href = copy.from;
  words.querySelector("[data-title]").textContent = copy.title;
  place.querySelector("[role=status]").append(words);
}

function show(copy, why = "") {
  if (!place || isHere(copy) || place.querySelector(`[data-copy="${copy.key}"]`)) return;
  const box = place.querySelector("[data-say=not-saved]").content.cloneNode(true).firstElementChild;
  box.dataset.copy = copy.key;
  const texts = copy.fields.filter(([name]) => copy.texts.includes(name)).map(([, text]) => text.trim());
  const words = box.querySelector("[data-text]");
  words.textContent = texts.filter(Boolean).join("\n\n");
  box.querySelector("[data-title]").textContent = copy.title;
  box.querySelector("[data-why]").textContent = why;
  box.querySelector("a").href = copy.from;
  box.querySelector("[value=copy]").addEventListener("click", async ({ target }) => {
    await navigator.clipboard.writeText(words.textContent);
    target.textContent = target.dataset.done;
  });
  box.querySelector("[value=drop]").addEventListener("click", () => {
    forget(copy.key);
    box.remove();
    arrange();
    place.closest("main").focus();
  });
  place.append(box);
  arrange();
}

// Several stand folded in one, so that they never push a page down; none that is open is folded.
function arrange() {
  const boxes = [...place.querySelectorAll("[data-copy]")];
  const fold = place.querySelector(":scope > details:not([data-copy])") ?? newFold();
  if (boxes.length < 2) return fold.replaceWith(...boxes);
  fold.querySelector("[data-count]").textContent = boxes.length;
  fold.open ||= boxes.some((box) => box.open);
  fold.lastElementChild.append(...boxes.filter((box) => box.parentElement === place));
  if (!fold.isConnected) place.append(fold);
}

function newFold() {
  return place.querySelector("[data-say=several]").content.firstElementChild.cloneNode(true);
}
