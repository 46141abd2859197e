// The service worker: reading without a connection. The server puts EDITION and ALWAYS above this.
// It keeps only what the server made without anybody in it: a few pages, and texts of chapters
// from addresses of their own. A page comes from the network, always, unless that is not there.
// Forms, saves and whatever scripts ask do not pass here. The store of the texts has the name of
// its reader: keep-reading.js asks for it, and takes those of anybody else away.

const PAGES = `pages-${EDITION}`;
const WITHOUT = "/offline";
const LOOSELY = { ignoreVary: true };
const NOT_FOR_YOU = [403, 404];

self.addEventListener("install", (event) => event.waitUntil(begin()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => event.waitUntil(keepOne(event.data)));
self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (pathname.startsWith("/static/")) event.respondWith(file(event.request));
});

// A new edition reads anew what the one before kept, one after another. What is no longer there
// goes; what cannot come now stays as it was.
async function begin() {
  const pages = await caches.open(PAGES);
  await pages.addAll(ALWAYS.map((address) => new Request(address, { credentials: "omit" })));
  for (const name of await textStores()) {
    const [store, texts] = [await caches.open(name), await textsOf(name.split("-")[1])];
    const asItWas = async (url) => texts.put(url, await store.match(url, LOOSELY));
    for (const { url } of await store.keys()) await keep(texts, url).catch(() => asItWas(url));
  }
  await self.skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((each) => !each.endsWith(`-${EDITION}`)).map((each) => caches.delete(each)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

const textStores = async () => (await caches.keys()).filter((each) => each.startsWith("texts-"));
const textsOf = (reader) => caches.open(`texts-${reader}-${EDITION}`);

// In this edition a text stays the same: once is enough.
async function keepOne({ reader, address }) {
  const texts = await textsOf(reader);
  if (address.startsWith(`${WITHOUT}/modules/`) && !(await texts.match(address, LOOSELY))) await keep(texts, address);
}

// Fails when the network does, or the server: then nobody knows whether the text is still there.
async function keep(texts, address) {
  const answer = await fetch(address);
  if (answer.redirected || NOT_FOR_YOU.includes(answer.status)) return;
  if (!answer.ok) throw new Error(`${answer.status}`);
  const headers = new Headers({ "Kept-At": new Date().toISOString() });
  for (const name of ["Content-Type", "Content-Security-Policy"]) headers.set(name, answer.headers.get(name));
  await texts.put(address, new Response(await answer.blob(), { headers }));
}

// Whoever may not read a chapter any more has it no more.
async function drop(address) {
  for (const each of await textStores()) await (await caches.open(each)).delete(address, LOOSELY);
}

async function page(event, path) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    if (NOT_FOR_YOU.includes(answer.status)) event.waitUntil(drop(WITHOUT + path));
    return answer;
  } catch {
    const kept = [WITHOUT + path, path, `${WITHOUT}/`].map((each) => caches.match(each, LOOSELY));
    return (await Promise.all(kept)).find(Boolean) ?? Response.error();
  }
}

async function file(request) {
  return (await caches.match(request, LOOSELY)) ?? fetch(request);
}
