// <kept-texts>: without a connection, which texts this browser kept, as links. With one it shows
// nothing: a visitor need not know what somebody read here.
// <kept-at data-address="…">: since when it has that text.

const PATIENCE = 4000; // milliseconds; a line on which nothing comes is none
const LOOSELY = { ignoreVary: true };
const DAY = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };

function isAway() {
  const options = { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) };
  return fetch("/offline/somebody", options).then(() => false, () => true);
}

async function keptTexts() {
  const names = (await caches.keys()).filter((each) => each.startsWith("texts-"));
  const stores = await Promise.all(names.map((each) => caches.open(each)));
  return (await Promise.all(stores.map((each) => each.matchAll()))).flat();
}

class KeptTexts extends HTMLElement {
  async connectedCallback() {
    if (!(await isAway())) return;
    const texts = await Promise.all((await keptTexts()).map((each) => each.text()));
    const lines = texts.map((text) => this.line(new DOMParser().parseFromString(text, "text/html")));
    if (lines.length) this.querySelector("ul").replaceChildren(...lines);
    this.hidden = !lines.length;
  }

  line(text) {
    const [line, link] = ["li", "a"].map((each) => document.createElement(each));
    const [href, { textContent }] = [text.querySelector("[data-page]").dataset.page, text.querySelector("h1")];
    line.append(Object.assign(link, { className: "link", href, textContent }));
    return line;
  }
}

class KeptAt extends HTMLElement {
  async connectedCallback() {
    const answer = await caches.match(this.dataset.address, LOOSELY);
    const moment = answer?.headers.get("Kept-At");
    if (!moment) return;
    const day = new Date(moment).toLocaleString("nl", DAY);
    this.textContent = `Je hebt geen verbinding. Dit is de tekst zoals je hem bewaarde op ${day}.`;
  }
}

customElements.define("kept-texts", KeptTexts);
customElements.define("kept-at", KeptAt);
