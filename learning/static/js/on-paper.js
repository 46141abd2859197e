// <on-paper>: a button that prints the page. Without JavaScript it stays hidden; the menu of the
// browser prints just as well.

class OnPaper extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => print());
  }
}

customElements.define("on-paper", OnPaper);
