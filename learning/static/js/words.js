// Copies of what somebody is typing, in this browser, until the server has that very text. One
// copy is one page with one form: whose it is, what it is about, and the page's own random name.
// In this tab only (sessionStorage); on their own device until it is saved (localStorage).

const MARK = "words";
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"; // as in base/public_id.py
const RELEASE = 3000; // milliseconds in which a page that died has let go of its copy

export const { person, device } = document.body.dataset;

export function newName() {
  const numbers = crypto.getRandomValues(new Uint8Array(14));
  return [...numbers].map((each) => LETTERS[each % LETTERS.length]).join("");
}

export function keyOf(about, page) {
  return [MARK, person, about, page.split(".")[0]].join(" ");
}

// Whether *copy* stands in the browser now; not when there is no room, or it is forbidden.
export function keep(key, copy) {
  try {
    (device === "own" ? localStorage : sessionStorage).setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function forget(key) {
  for (const store of stores()) store.removeItem(key);
}

export function copyUnder(key) {
  const text = stores().map((store) => store.getItem(key));
  try {
    return { key, ...JSON.parse(text.find(Boolean)) };
  } catch {
    return null; // gone by now, or not ours
  }
}

// Everything of this person, the oldest first.
export function copies() {
  const keys = new Set(stores().flatMap((store) => Object.keys(store)));
  const mine = [...keys].filter((key) => key.startsWith(`${MARK} ${person} `));
  return mine.map(copyUnder).filter(Boolean).sort((one, other) => one.at - other.at);
}

// As long as this page is open, no other tab takes that copy for left over.
export function hold(key) {
  navigator.locks?.request(key, () => new Promise((letGo) => addEventListener("pagehide", letGo)));
}

// Does *what*, unless a page that is open holds that copy. Without Web Locks no page is known.
export async function whenLeft(key, what) {
  if (!navigator.locks) return what();
  const signal = AbortSignal.timeout(RELEASE);
  try {
    return await navigator.locks.request(key, { signal }, what);
  } catch (error) {
    if (error.name !== "TimeoutError") throw error;
  }
}

// "14:03", or "9 maart, 14:03" when it was another day.
export function timeOf(at) {
  const zone = { timeZone: "Europe/Amsterdam" };
  const day = (moment) => new Date(moment).toLocaleDateString("nl", { ...zone, day: "numeric", month: "long" });
  const time = new Date(at).toLocaleTimeString("nl", { ...zone, hour: "2-digit", minute: "2-digit" });
  return day(at) === day(Date.now()) ? time : `${day(at)}, ${time}`;
}

function stores() {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return [];
  }
}
