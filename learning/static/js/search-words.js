// <search-words> on the page for searching: asks without leaving that page, so that Back finds it
// again, and asks anew what was asked last. That stays in this tab only, until signing out (see
// watch-words.js), and in no address or history. With data-back, only Back asks it anew: who comes
// in by the door finds the whole room. Without it: as ever.

import { person } from "./words.js";

const KEY = `search ${person} ${location.pathname}${location.search}`;
const PATIENCE = 20000; // milliseconds

class SearchWords extends HTMLElement {
  get search() {
    return this.querySelector("[role=search]");
  }

  connectedCallback() {
    this.turn = 0;
    this.addEventListener("submit", (event) => this.asked(event));
    if (!("back" in this.dataset) || isBack()) this.askAgain();
  }

  async asked(event) {
    const { target: form } = event;
    if (form.action !== this.search.action) return; // a button at what was found
    const fields = [...new FormData(form)].filter(([name]) => name !== "csrf_token");
    event.preventDefault();
    remember(fields);
    const turn = ++this.turn;
    const page = await this.answerTo(fields);
    if (turn !== this.turn) return; // another button was pressed meanwhile
    if (page) this.show(page);
    else form.submit(); // the server's own page, or the browser's, says what is wrong
  }

  async askAgain() {
    const fields = remembered();
    const words = new Map(fields).get("q");
    const box = this.querySelector("[name=q]");
    if (!words || box.value) return;
    box.value = words;
    const turn = this.turn;
    const page = await this.answerTo(fields);
    if (page && turn === this.turn && box.value === words) this.show(page);
  }

  // The page, or null when it did not come.
  async answerTo(fields) {
    const { action, elements } = this.search;
    const body = new URLSearchParams([...fields, ["csrf_token", elements.csrf_token.value]]);
    const signal = AbortSignal.timeout(PATIENCE);
    try {
      const answer = await fetch(action, { method: "POST", body, redirect: "manual", signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return answer.ok && page.querySelector("search-words") ? page : null;
    } catch {
      return null;
    }
  }

  show(page) {
    this.replaceChildren(...page.querySelector("search-words").childNodes);
    document.title = page.title;
    const heading = this.querySelector("section h2");
    heading.tabIndex = -1;
    if (document.activeElement === document.body) heading.focus(); // or somebody went on by then
  }
}

function isBack() {
  return performance.getEntriesByType("navigation")[0]?.type !== "navigate"; // or a reload
}

function remember(fields) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(fields));
  } catch {} // no room, or forbidden: Back finds an empty box
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

customElements.define("search-words", SearchWords);
