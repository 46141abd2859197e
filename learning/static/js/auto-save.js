// <auto-save> around a form: saves what is typed to the server, about three seconds after the
// last key, and says so only when the server has said so. Without this script the button saves.

const IDLE = 3000; // after the last key, in milliseconds
const LONGEST = 15000; // for somebody who types without a pause
const SLOWEST = 60000; // between two tries when it does not work
const PATIENCE = 20000; // with one try
const MOST_ON_LEAVING = 60000; // characters; browsers send no more for a page that goes away

class AutoSave extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.status = document.querySelector("[data-saved] span");
    this.pause = IDLE;
    this.form.addEventListener("input", () => this.plan(IDLE));
    this.form.addEventListener("change", () => this.plan(IDLE));
    document.addEventListener("submit", (event) => this.waitForSave(event), true);
    document.addEventListener("visibilitychange", () => document.hidden && this.saveNow());
    addEventListener("online", () => this.saveNow());
    addEventListener("beforeunload", (event) => this.isAway && this.changed && event.preventDefault());
  }

  plan(after) {
    this.changed = true;
    this.since ??= Date.now();
    clearTimeout(this.timer);
    const left = Math.max(LONGEST - (Date.now() - this.since), 0);
    this.timer = setTimeout(() => this.save(), after > IDLE ? after : Math.min(after, left));
  }

  // The page may be going away: send what was typed, also when an older text is still under way.
  saveNow() {
    if (this.changed && !this.stopped) this.begin(true);
  }

  save() {
    if (this.saving || this.stopped) return this.saving;
    return this.begin(false);
  }

  begin(leaving) {
    clearTimeout(this.timer);
    this.changed = this.isAway = false;
    this.since = null;
    this.say("Bewaren…");
    const sending = this.send(leaving).finally(() => {
      if (this.saving === sending) this.saving = null;
    });
    return (this.saving = sending);
  }

  async send(leaving) {
    const turn = this.takeTurn();
    const body = new URLSearchParams(new FormData(this.form));
    let answer;
    try {
      answer = await fetch(this.form.action, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
        keepalive: leaving && body.toString().length < MOST_ON_LEAVING,
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      if (turn === this.turn) this.later("Geen verbinding. Je tekst staat nog op deze pagina. We proberen het zo weer.");
      return;
    }
    if (turn < this.turn) return; // a later one carries all of this text and more
    const said = await answer.json().catch(() => ({}));
    if (answer.ok && "revision" in said) return this.saved(said);
    if (answer.status >= 500) return this.later("De site heeft een probleem. Je tekst staat nog op deze pagina.");
    this.stopped = answer.status === 409 || answer.status === 401;
    this.changed = true;
    this.say(`Niet bewaard. ${said.message || ""} Druk op Bewaar: je tekst gaat niet weg.`);
  }

  // Each try has a number, so that an older text that arrives late is never taken for the newest.
  takeTurn() {
    const page = this.form.elements.page;
    this.turn = (this.turn || 0) + 1;
    page.value = `${page.value.split(".")[0]}.${this.turn}`;
    return this.turn;
  }

  saved(said) {
    this.form.elements.revision.value = said.revision;
    this.pause = IDLE;
    this.say(`Bewaard om ${said.saved}`, true);
    if (this.changed) this.plan(IDLE);
  }

  later(words) {
    this.isAway = true;
    this.say(words);
    this.pause = Math.min(this.pause * 2, SLOWEST);
    this.plan(this.pause);
  }

  say(words, kept = false) {
    if (!this.status) return;
    this.status.textContent = words;
    this.status.parentElement.toggleAttribute("data-kept", kept);
  }

  // Any form on the page (also signing out) waits for what is still to be saved.
  async waitForSave(event) {
    if (event.defaultPrevented || this.letThrough || !(this.saving || this.changed)) return;
    event.preventDefault();
    if (this.waiting) return;
    this.waiting = true;
    this.pause = IDLE; // somebody asks for it now
    await new Promise((done) => setTimeout(done)); // within this event no form can be sent anew
    await this.saving;
    if (this.changed) await this.save();
    this.waiting = false;
    if (!this.mayGo(event.target)) return;
    this.letThrough = true;
    event.target.requestSubmit(event.submitter);
    this.letThrough = false;
  }

  // Without a connection the page stays. What the server refuses it explains on its next page; a
  // form that would lose the words (signing out) goes only when it is pressed once more.
  mayGo(form) {
    if (!this.changed || (form === this.form && !this.isAway)) return true;
    const isAgain = this.warned && !this.isAway;
    this.warned = true;
    return isAgain;
  }
}

customElements.define("auto-save", AutoSave);
