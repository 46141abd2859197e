// <live-thread data-pulse="…" data-changes="…">: says within fifteen seconds that something
// changed in this thread. It never reloads by itself: somebody may be writing.

const EVERY = 10000; // milliseconds between two looks
const SLOWEST = 60000; // when it does not work

class LiveThread extends HTMLElement {
  connectedCallback() {
    this.seen = `"${this.dataset.changes}"`;
    this.wait = EVERY;
    this.plan();
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  plan() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), this.wait);
  }

  async look() {
    if (document.hidden || this.over) return this.plan();
    try {
      const answer = await fetch(this.dataset.pulse, {
        headers: { Accept: "application/json", "If-None-Match": this.seen },
        signal: AbortSignal.timeout(EVERY),
      });
      this.wait = EVERY;
      if (answer.redirected) this.say("Je bent uitgelogd. Wat je hier typte, staat nog op deze pagina.");
      else if (answer.status === 200) await this.tell(answer);
      if (answer.status === 404) this.say("Deze pagina is niet meer voor jou. Wat je zelf schreef, staat bij jouw teksten.");
      this.over = answer.redirected || answer.status === 404;
    } catch {
      this.wait = Math.min(this.wait * 2, SLOWEST);
    }
    this.plan();
  }

  // What was done from this page changed nothing for its reader: the answer says so with no words.
  async tell(answer) {
    this.seen = answer.headers.get("ETag") || this.seen;
    const { words } = await answer.json();
    if (words) this.say(words);
  }

  say(words) {
    const place = this.querySelector("[role=status]");
    place.replaceChildren(`${words} `);
    const link = document.createElement("a");
    link.href = location.pathname;
    link.textContent = "Laat zien";
    place.append(link);
    place.parentElement.classList.remove("hidden");
  }
}

customElements.define("live-thread", LiveThread);
