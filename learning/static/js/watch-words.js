// On every page with somebody signed in: what the server took goes from this browser, and what
// somebody else typed in this tab too. Only when more is left, other scripts are fetched for it.
// What was looked for (search-words.js) goes at the door too.

const { person, taken } = document.body.dataset;

function stores() {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return []; // forbidden by the browser
  }
}

function kept() {
  return stores().flatMap((store) => Object.keys(store).map((key) => [store, key, ...key.split(" ")]));
}

function tidy() {
  for (const [store, key, mark, whose, , page] of kept()) {
    const isOver = whose === person ? taken.split(" ").includes(page) : store === stores()[0];
    if (mark === "words" && isOver) store.removeItem(key);
  }
}

function forgetSearches() {
  for (const [store, key, mark, whose] of kept()) {
    if (mark === "search" && whose !== person) store.removeItem(key);
  }
}

function isLeft() {
  return kept().some(([, , mark, whose]) => mark === "words" && whose === person);
}

let isBusy = false;
let mayGo = false;

async function signOut(event) {
  const { target: form, submitter } = event;
  const isReady = !isLeft() && !document.querySelector("auto-save, keep-words");
  if (!form.matches("[data-sign-out]") || mayGo || isReady) return;
  event.preventDefault();
  if (isBusy) return;
  isBusy = true;
  const line = form.querySelector("[role=status]");
  line.replaceChildren(); // said again, it is also heard again
  try {
    const { saveAndClear } = await import("./signing-out.js");
    mayGo = await saveAndClear(form);
  } catch {
    line.replaceChildren(form.querySelector("[data-say=away]").content.cloneNode(true));
  }
  isBusy = false;
  if (mayGo) form.requestSubmit(submitter);
}

const isAtDoor = location.pathname === "/accounts/sign-in";
if (person || isAtDoor) forgetSearches();
if (person) {
  tidy();
  document.addEventListener("submit", signOut);
  const later = () => {}; // no connection: the next page looks again
  if (isLeft()) import("./left-overs.js").then(({ sendLeftOvers }) => sendLeftOvers(), later);
}
