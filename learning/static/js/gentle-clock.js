// <gentle-clock data-minutes="20" data-gone="65">: beside how long a step takes about, how long
// this one runs. It only suggests: no sound, no colour, and nothing is read aloud.

const LOOKS = 10000; // milliseconds between two looks
const NO_LONGER_COUNTS = 120; // minutes: somebody left the screen on

class GentleClock extends HTMLElement {
  connectedCallback() {
    this.began = Date.now() - 1000 * this.dataset.gone;
    this.tell();
    this.timer = setInterval(() => this.tell(), LOOKS);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  tell() {
    const minutes = Math.floor((Date.now() - this.began) / 60000);
    const here = `Jullie zijn hier ${minutes === 1 ? "één minuut" : `${minutes} minuten`}.`;
    const words = [
      minutes > 0 && minutes < NO_LONGER_COUNTS && here,
      minutes >= this.dataset.minutes && "Neem gerust nog even.",
    ];
    this.querySelector("[data-here]").textContent = words.filter(Boolean).join(" ");
  }
}

customElements.define("gentle-clock", GentleClock);
