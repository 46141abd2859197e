// The line that says what is saved, beside the form; see components/saved.html.

import { device } from "./words.js";

export class SavedLine {
  constructor() {
    this.place = document.querySelector("[data-saved]");
    this.compare = this.place.querySelector("[data-compare]");
  }

  busy() {
    this.say("Bewaren…");
  }

  saved(time) {
    this.say(`Bewaard om ${time}`);
    this.place.toggleAttribute("data-kept", true);
  }

  // *isKept*: whether there is a copy in the browser.
  away(why, isKept) {
    const what = why === "away" ? "Geen verbinding." : "De site heeft een probleem.";
    this.say(`${what} ${where(isKept)} We proberen het zo weer.`);
  }

  signedOut(isKept) {
    this.say(`Je bent uitgelogd. ${where(isKept)} Druk op Bewaar, dan log je weer in.`);
  }

  refused({ message = "" }) {
    this.say(`Niet bewaard. ${message} Druk op Bewaar: je tekst gaat niet weg.`);
  }

  // It stands with the earlier texts. *over*: there is nothing to choose any more.
  keptApart({ message, over }) {
    this.say(over ? message : `${message} Allebei de teksten zijn er nog.`);
    this.compare.hidden = Boolean(over);
  }

  say(words) {
    this.place.querySelector("[role=status]").textContent = words;
    this.place.toggleAttribute("data-kept", false);
    this.compare.hidden = true;
  }
}

function where(isKept) {
  if (!isKept) return "Je tekst staat alleen nog op deze pagina. Laat die open.";
  return `Je tekst staat op dit apparaat${device === "own" ? "" : ", in dit tabblad"}.`;
}
