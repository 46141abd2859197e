// <still-waiting> asks every two seconds how far the work is, and puts what changed in its place.
// Without this script a link does the same.

const PACE = 2000; // milliseconds
const GOES_ON = ["in-row", "busy"];

class StillWaiting extends HTMLElement {
  connectedCallback() {
    this.next();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  next() {
    if (GOES_ON.includes(this.dataset.state)) this.timer = setTimeout(() => this.look(), PACE);
  }

  async look() {
    const answer = await fetch(location.href).catch(() => null);
    if (answer?.redirected || answer?.status === 404) return location.reload(); // signed out, or over
    if (answer?.ok) this.show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    this.next();
  }

  show(page) {
    const now = page.querySelector("still-waiting");
    const hadFocus = this.querySelector("[data-part=rest]").contains(document.activeElement);
    this.dataset.state = now.dataset.state;
    for (const part of now.querySelectorAll("[data-part]")) {
      const here = this.querySelector(`[data-part=${part.dataset.part}]`);
      if (here.innerHTML !== part.innerHTML) here.replaceChildren(...part.childNodes);
    }
    document.title = page.title;
    if (hadFocus) this.querySelector("[data-part=rest] :is(a, button)").focus();
  }
}

customElements.define("still-waiting", StillWaiting);
