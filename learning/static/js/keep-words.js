// <keep-words> around a form: keeps a copy of what is typed in this browser from the first key on,
// until the server has it, and gives back what an earlier page left. Without it: as ever.

import { aboutOf, differences, fieldsOf, hasText, setValue, textsOf, wasTyped } from "./boxes.js";
import { askWhich } from "./given-back.js";
import "./signing-out.js"; // while there is a connection: the button asks for it when there may be none
import { copies, copyUnder, forget, hold, keep, keyOf, newName, person, timeOf, whenLeft } from "./words.js";

export class KeepWords extends HTMLElement {
  connectedCallback() {
    if (!person) return;
    this.form = this.querySelector("form");
    this.about = aboutOf(this.form);
    this.keys = [];
    this.beginCopy(this.pageField().value);
    this.form.addEventListener("input", () => this.typed());
    this.form.addEventListener("change", ({ target }) => target.matches("textarea") || this.typed());
    this.form.addEventListener("submit", (event) => (this.isSent = !event.defaultPrevented));
    if (wasTyped(this.form)) this.typed(); // before this script was there: a slow line
    this.giveBack();
  }

  // The server tells by this name which words it took: see base/confirming.py.
  pageField() {
    if (this.form.elements.page) return this.form.elements.page;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "page", value: newName() });
    this.form.append(field);
    return field;
  }

  beginCopy(name) {
    this.key = keyOf(this.about, name);
    this.keys.push(this.key);
    hold(this.key);
  }

  // Whether the copy waits for its page: nobody but the writer sends this form.
  get isPlain() {
    return true;
  }

  typed() {
    this.changed = true;
    if (this.isSent) this.beginCopy(newName()); // typed after the button: the answer is not about this
    this.isSent = false;
    this.typedAt = Date.now();
    this.keepCopy();
    if (!this.isKept) this.lacksRoom();
  }

  keepCopy(at = this.typedAt) {
    this.isKept = keep(this.key, {
      address: new URL(this.form.action).pathname,
      about: this.about,
      from: location.pathname,
      title: document.querySelector("h1").textContent,
      at,
      isPlain: this.isPlain,
      fields: fieldsOf(this.form),
      texts: textsOf(this.form),
    });
  }

  lacksRoom() {
    this.tell("page-only");
  }

  confirmed() {
    this.changed = false;
    this.keys.forEach(forget);
  }

  // Before signing out: save what can be saved.
  async settle() {}

  giveBack() {
    let turn = Promise.resolve(); // one question at a time
    for (const { key, about } of copies()) {
      if (about !== this.about || key === this.key) continue;
      whenLeft(key, () => (turn = turn.then(() => this.giveBackOne(key))));
    }
  }

  async giveBackOne(key) {
    const copy = copyUnder(key);
    if (!copy) return;
    const missing = differences(this.form, copy.fields).filter((each) => !each.value.trim());
    missing.forEach((each) => setValue(each, each.copied));
    const other = differences(this.form, copy.fields);
    if (missing.length) this.tell(other.length ? "both" : "put-back", timeOf(copy.at));
    else if (other.length) this.tell("choose", timeOf(copy.at));
    const stays = this.isPlain && hasText(this.form, copy.fields); // nobody took it over yet
    if (missing.length || stays) this.typed();
    if (other.length) await this.choose(copy, other);
    else if (this.isKept || !(missing.length || stays)) forget(key);
    if (missing.length || other.length) this.givenBack();
  }

  // A different text stands there: both are shown, and the writer chooses.
  async choose(copy, other) {
    const choice = await askWhich(this, copy, other);
    const texts = { take: (each) => each.copied, below: (each) => `${each.controls[0].value.trimEnd()}\n\n${each.copied}` };
    const chosen = choice === "below" ? other.filter((each) => each.isText) : other;
    if (texts[choice]) chosen.forEach((each) => setValue(each, texts[choice](each)));
    if (texts[choice]) this.typed();
    this.tell(choice);
    other[0].controls[0].focus();
    await this.keptApart(copy);
  }

  // What was not chosen goes from this browser; nobody else has it.
  async keptApart(copy) {
    forget(copy.key);
  }

  givenBack() {}

  tell(what, time = "") {
    const words = this.querySelector(`template[data-say=${what}]`).content.cloneNode(true);
    words.querySelectorAll("[data-when]").forEach((each) => (each.textContent = time));
    this.closest("details")?.setAttribute("open", ""); // what is told must be seen
    this.querySelector("[data-told]").replaceChildren(words);
  }
}

customElements.define("keep-words", KeepWords);
