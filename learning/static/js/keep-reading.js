// On every page: asks the browser to keep pages for when there is no connection, as the service
// worker (worker.js) does it; the texts of chapters only on a device of their own. Texts that
// somebody else read here go first, and all of them when nobody is here. A browser that refuses
// all this reads as before.

const { person, device } = document.body.dataset;
const mine = device === "own" ? `texts-${person}-` : null;

async function keepReading() {
  const { serviceWorker } = navigator;
  await forgetTexts();
  if (!person) return;
  await serviceWorker.register("/offline/worker", { scope: "/" });
  const address = document.querySelector("[data-kept-text]")?.dataset.keptText;
  if (mine && address) (await serviceWorker.ready).active.postMessage({ reader: person, address });
}

async function forgetTexts() {
  const texts = (await caches.keys()).filter((each) => each.startsWith("texts-"));
  const strange = texts.filter((each) => !mine || !each.startsWith(mine));
  if (!strange.length || !(person || (await isNobodyHere()))) return;
  await Promise.all(strange.map((each) => caches.delete(each)));
}

// A page that names nobody may be one of a mistake, or a kept one: only the server knows who is
// here. Without a connection, or when it is too busy, nothing goes.
async function isNobodyHere() {
  const { type } = await fetch("/offline/somebody", { redirect: "manual" });
  return type === "opaqueredirect"; // to the door
}

const later = () => setTimeout(() => keepReading().catch(() => {}), 0);
if (navigator.serviceWorker && "caches" in window) addEventListener("load", later);
