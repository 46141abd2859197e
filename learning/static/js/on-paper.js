// <on-paper>: a button that prints the page; with data-only, that one piece of it. Without JavaScript
// it stays hidden; the menu of the browser prints just as well.

class OnPaper extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => {
      const piece = this.dataset.only && document.querySelector(this.dataset.only);
      piece?.classList.add("goes-on-paper");
      addEventListener("afterprint", () => piece?.classList.remove("goes-on-paper"), { once: true });
      print();
    });
  }
}

customElements.define("on-paper", OnPaper);
