// <own-lines for="…">: each of a docent's own sentences gets a button that puts it in the box, where
// the cursor was. Without this script they can be selected and copied.

class OwnLines extends HTMLElement {
  connectedCallback() {
    this.box = document.getElementById(this.getAttribute("for"));
    const made = this.querySelector("template").content.firstElementChild;
    for (const line of this.querySelectorAll("li")) {
      const words = line.firstElementChild;
      const button = made.cloneNode(true);
      button.setAttribute("aria-label", `${button.textContent}: ${words.textContent}`);
      button.addEventListener("click", () => this.put(words.textContent));
      line.append(" ", button);
    }
  }

  put(words) {
    const { value, selectionStart, selectionEnd } = this.box;
    const before = value.slice(0, selectionStart);
    const after = value.slice(selectionEnd);
    const space = (text) => (!text || /\s$/.test(text) ? "" : " ");
    const added = `${space(before)}${words}${after && !/^\s/.test(after) ? " " : ""}`;
    this.box.setRangeText(added, selectionStart, selectionEnd, "end");
    this.box.focus();
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("own-lines", OwnLines);
