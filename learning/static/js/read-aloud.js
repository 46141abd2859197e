// <read-aloud data-text="article">: reads a text aloud with the voice of the device, paragraph
// by paragraph. Stays hidden where there is no such voice. Pieces that are closed stay unread.

const PIECES = "h2, h3, h4, p, li, dt, dd";

class ReadAloud extends HTMLElement {
  connectedCallback() {
    if (!("speechSynthesis" in window)) return;
    this.hidden = false;
    this.button = this.querySelector("button");
    this.words = this.querySelector("[data-words]");
    this.button.addEventListener("click", () => (this.reading ? this.stop() : this.start()));
    addEventListener("pagehide", () => this.stop());
  }

  pieces() {
    const text = document.querySelector(this.dataset.text);
    return [...text.querySelectorAll(PIECES)]
      .filter((each) => each.offsetParent && !each.closest(".no-print, form") && !each.querySelector(PIECES))
      .map((each) => each.textContent.trim())
      .filter(Boolean);
  }

  start() {
    this.show(true);
    speechSynthesis.cancel();
    const all = this.pieces().map((words) => new SpeechSynthesisUtterance(words));
    all.forEach((each) => (each.lang = document.documentElement.lang));
    if (all.length) all.at(-1).onend = () => this.show(false);
    all.forEach((each) => speechSynthesis.speak(each));
  }

  stop() {
    speechSynthesis.cancel();
    this.show(false);
  }

  show(reading) {
    this.reading = reading;
    this.words.textContent = reading ? "Stop met voorlezen" : "Lees voor";
  }
}

customElements.define("read-aloud", ReadAloud);
