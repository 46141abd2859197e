// <reading-place>: notes where somebody is in the text, to the paragraph, two seconds after
// scrolling stops and when the page goes away. It moves nothing; it sends nothing unless
// somebody scrolled, so that opening a page never forgets an older place.

const QUIET = 2000;

class ReadingPlace extends HTMLElement {
  connectedCallback() {
    this.sent = null;
    this.moved = false;
    addEventListener("scroll", () => this.wait(), { passive: true });
    addEventListener("pagehide", () => this.send());
    document.addEventListener("visibilitychange", () => document.hidden && this.send());
  }

  wait() {
    this.moved = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), QUIET);
  }

  // The first paragraph of which the beginning or the end can be seen.
  paragraph() {
    const all = [...this.querySelectorAll("article > [id^='a-'], article > :is(ul, ol) > [id^='a-']")];
    return all.find((each) => each.getBoundingClientRect().bottom > 0)?.id ?? "";
  }

  send() {
    const paragraph = this.paragraph();
    if (!this.moved || paragraph === this.sent) return;
    this.sent = paragraph;
    const { address, chapter, token } = this.dataset;
    const body = new URLSearchParams({ chapter, paragraph, csrf_token: token });
    const headers = { Accept: "application/json" };
    fetch(address, { method: "POST", body, headers, keepalive: true }).catch(() => {
      this.sent = null; // away for a moment: the next time will do
    });
  }
}

customElements.define("reading-place", ReadingPlace);
