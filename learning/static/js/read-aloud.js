// <read-aloud data-text="article">: reads a text aloud, sentence by sentence, with a voice of the
// device itself: no word of it leaves. The rest (player.js) is fetched when somebody asks for it.

class ReadAloud extends HTMLElement {
  connectedCallback() {
    if (!("speechSynthesis" in window) || !document.querySelector(this.dataset.text)) return;
    this.hidden = false;
    speechSynthesis.getVoices(); // the device begins to look for them
    this.addEventListener("click", (event) => this.act(event.target.closest("[data-act]")));
  }

  async act(button) {
    if (!button) return;
    if (!this.player) speechSynthesis.speak(new SpeechSynthesisUtterance("")); // iOS: in the press itself
    const { Player } = await import("./player.js");
    this.player ??= new Player(this);
    this.player[button.dataset.act]();
  }
}

customElements.define("read-aloud", ReadAloud);
