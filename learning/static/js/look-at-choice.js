// <look-at-choice>: around the form of Letters en kleuren; the page takes each choice at once,
// before it is kept. Without JavaScript the page shows it after saving.

const USUAL = { letters: "normal", space: "tight", colours: "device", line: "off", pace: "even" };

class LookAtChoice extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", ({ target }) => this.show(target.name, target.value));
  }

  show(name, value) {
    const page = document.documentElement;
    if (value === USUAL[name]) delete page.dataset[name];
    else page.dataset[name] = value;
    if (name === "colours") this.dress(JSON.parse(this.dataset.sheets)[value]);
    if (name === "line") this.draw(value === "line");
  }

  dress(sheet) {
    const next = document.createElement("link");
    next.rel = "stylesheet";
    next.href = this.dataset.assets + sheet;
    const before = [...document.querySelectorAll('link[rel="stylesheet"]')];
    next.addEventListener("load", () => before.forEach((each) => each.remove())); // no bare moment
    document.head.append(next);
  }

  draw(isOn) {
    const line = document.querySelector("reading-line");
    if (isOn && !line) document.body.append(document.createElement("reading-line"));
    if (!isOn) line?.remove();
  }
}

customElements.define("look-at-choice", LookAtChoice);
