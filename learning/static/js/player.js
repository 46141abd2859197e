// Reading aloud: which sentence, how fast, resting and going on. A rest ends the voice and begins
// the sentence anew: on phones the voice's own pause is the end of it.

import { follow, mark, unmark } from "./reading-mark.js";
import { fromHere, sentencesIn } from "./sentences.js";
import { localVoices, speak, voiceFor } from "./voices.js";

const PACES = { slowest: 0.6, slow: 0.8, even: 1, fast: 1.2, fastest: 1.45 };
const NAMES = Object.keys(PACES);

export class Player {
  constructor(host) {
    this.host = host;
    this.bar = host.querySelector(".player");
    this.turn = 0; // of speaking: what an older turn still says about itself does not count
    addEventListener("pagehide", () => this.show(""));
    addEventListener("keydown", ({ key }) => key === "Escape" && this.state && this.stop());
  }

  async read() {
    this.voices = await localVoices();
    if (!voiceFor("nl", this.voices)) return this.say("noVoice");
    this.readFromHere();
    if (this.state) this.bar.querySelector("button").focus();
  }

  readFromHere() {
    this.sentences = sentencesIn(document.querySelectorAll(this.host.dataset.text));
    this.goOn(fromHere(this.sentences));
  }

  goOn(index) {
    this.index = index;
    const sentence = this.sentences[index];
    if (!sentence) return this.stop("over");
    this.show("reads");
    mark(sentence);
    follow(sentence, this.bar);
    const turn = this.turn;
    speak(sentence, this.voices, PACES[this.pace], (went) => {
      if (turn !== this.turn) return;
      if (went) this.goOn(index + 1);
      else this.stop("broke");
    });
  }

  pauseOrGoOn() {
    if (this.state === "rests") return this.goOn(this.index);
    this.show("rests");
    this.say("rests");
  }

  stop(why = "over") {
    const isHere = this.bar.contains(document.activeElement);
    this.show("");
    unmark();
    if (isHere) this.host.querySelector("[data-act='read']").focus({ preventScroll: true });
    this.say(why);
  }

  slower() {
    this.keepPace(-1);
  }

  faster() {
    this.keepPace(1);
  }

  get pace() {
    return document.documentElement.dataset.pace ?? "even";
  }

  keepPace(step) {
    const pace = NAMES[NAMES.indexOf(this.pace) + step];
    if (!pace) return;
    document.documentElement.dataset.pace = pace;
    const { address, token } = this.host.dataset;
    const body = new URLSearchParams({ csrf_token: token, pace });
    fetch(address, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => {});
    if (this.state === "reads") this.goOn(this.index);
  }

  show(state) {
    this.turn += 1;
    this.state = state;
    speechSynthesis.cancel();
    this.bar.hidden = !state;
    this.bar.dataset.state = state;
    document.documentElement.classList.toggle("reads-aloud", Boolean(state));
    this.host.querySelector("[role=status]").textContent = "";
  }

  // Only while the voice is silent: a screen reader would talk through it.
  say(what) {
    const words = this.host.querySelector(`[data-say="${what}"]`).content.textContent;
    this.host.querySelector("[role=status]").textContent = words;
  }
}
