// <auto-save> around a form: saves what is typed to the server, about three seconds after the
// last key, and says so only when the server has said so. Without this script the button saves.

const IDLE = 3000; // after the last key, in milliseconds
const SLOWEST = 60000; // between two tries when it does not work

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
  }

  plan(after) {
    this.changed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), after);
  }

  saveNow() {
    if (this.changed) this.save({ keepalive: true });
  }

  save(options = {}) {
    if (this.saving || this.stopped) return this.saving;
    clearTimeout(this.timer);
    this.changed = false;
    this.say("Bewaren…");
    this.saving = this.send(options).finally(() => (this.saving = null));
    return this.saving;
  }

  async send(options) {
    let answer;
    try {
      answer = await fetch(this.form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(this.form)),
        headers: { Accept: "application/json" },
        ...options,
      });
    } catch {
      return this.later("Geen verbinding. Je tekst staat nog op deze pagina. We proberen het zo weer.");
    }
    const said = await answer.json().catch(() => ({}));
    if (answer.ok && "revision" in said) return this.saved(said);
    if (answer.status >= 500) return this.later("De site heeft een probleem. Je tekst staat nog op deze pagina.");
    this.stopped = answer.status === 409 || answer.status === 401;
    this.changed = true;
    this.say(`Niet bewaard. ${said.message || ""} Druk op Bewaar: je tekst gaat niet weg.`);
  }

  saved(said) {
    this.form.elements.revision.value = said.revision;
    this.pause = IDLE;
    this.say(`Bewaard om ${said.saved}`);
    if (this.changed) this.plan(IDLE);
  }

  later(words) {
    this.say(words);
    this.pause = Math.min(this.pause * 2, SLOWEST);
    this.plan(this.pause);
  }

  say(words) {
    if (this.status) this.status.textContent = words;
  }

  // Any form on the page (also signing out) waits for what is still to be saved.
  waitForSave(event) {
    const own = event.target === this.form;
    if (event.defaultPrevented || this.letThrough || (!this.saving && (own || !this.changed))) return;
    event.preventDefault();
    clearTimeout(this.timer);
    Promise.resolve(this.saving)
      .then(() => (own || !this.changed ? null : this.save()))
      .finally(() => {
        this.letThrough = true;
        event.target.requestSubmit(event.submitter);
        this.letThrough = false;
      });
  }
}

customElements.define("auto-save", AutoSave);
