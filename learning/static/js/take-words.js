// <take-words>: who selects words of their own is offered to make evidence of them. data-within: the id
// of the element that shows the text. Without this script the link beside it leads there too.

import { OffersWords } from "./selected-words.js";

class TakeWords extends OffersWords {
  connectedCallback() {
    super.connectedCallback();
    this.querySelector("form").addEventListener("submit", ({ target }) => {
      target.elements.quote.value = this.found.exact;
    });
  }

  get boxes() {
    return document.querySelectorAll(`#${this.dataset.within} .words`);
  }
}

customElements.define("take-words", TakeWords);
