// <remark-maker>: who selects words in an answer is offered a remark on them. Without this script there
// is a link at each paragraph.

import "./keep-words.js";
import { OffersWords } from "./selected-words.js";

class RemarkMaker extends OffersWords {
  connectedCallback() {
    super.connectedCallback();
    this.dialog = this.querySelector("dialog");
    this.form = this.querySelector("form");
    this.button.addEventListener("click", () => this.open());
    const { text } = this.form.elements;
    text.required = true; // in this dialog nothing may be lost by leaving the page
    text.addEventListener("invalid", () => text.setCustomValidity("Schrijf je opmerking. Eén zin is genoeg."));
    text.addEventListener("input", () => text.setCustomValidity(""));
    this.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
  }

  get boxes() {
    return document.querySelectorAll("[data-answer]");
  }

  get isBusy() {
    return this.dialog.open;
  }

  open() {
    const { box, start, end, exact } = this.found;
    const { elements } = this.form;
    elements.answer.value = box.dataset.answer;
    [elements.place.value, elements.exact.value] = [`${start}-${end}`, exact];
    this.querySelector("[data-quote]").textContent = exact;
    this.button.hidden = true;
    this.dialog.showModal();
    elements.text.focus();
  }
}

customElements.define("remark-maker", RemarkMaker);
