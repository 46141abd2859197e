// <pile-steps>: Alt with Page Up or Page Down opens the work before or after this one on the pile.
// Not while somebody is in a box; the links do the same without this script.

const KEYS = { PageUp: "prev", PageDown: "next" };

class PileSteps extends HTMLElement {
  connectedCallback() {
    this.querySelector(".keys").hidden = false;
    addEventListener("keydown", (event) => this.step(event));
  }

  step(event) {
    const others = event.ctrlKey || event.metaKey || event.shiftKey || event.repeat;
    const inBox = event.target.closest?.("textarea, input, select, [contenteditable]");
    const link = KEYS[event.key] && this.querySelector(`[rel=${KEYS[event.key]}]`);
    if (!event.altKey || others || inBox || !link) return;
    event.preventDefault();
    link.click();
  }
}

customElements.define("pile-steps", PileSteps);
