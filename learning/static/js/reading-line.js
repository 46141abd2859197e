// <reading-line>: a band around the line that is read. It lies where the pointer was, or where a
// key brought the focus, takes the height of the words there, and lets every click through.

class ReadingLine extends HTMLElement {
  connectedCallback() {
    this.setAttribute("aria-hidden", "true");
    this.stop = new AbortController();
    const when = { passive: true, signal: this.stop.signal };
    this.x = innerWidth / 2;
    this.y = innerHeight * 0.4;
    addEventListener("pointermove", (event) => this.to(event.clientX, event.clientY), when);
    addEventListener("pointerdown", (event) => this.to(event.clientX, event.clientY), when);
    addEventListener("focusin", ({ target }) => this.toFocus(target), when);
    for (const each of ["scroll", "resize"]) addEventListener(each, () => this.soon(), when);
    this.soon();
  }

  disconnectedCallback() {
    this.stop.abort();
  }

  toFocus(target) {
    const box = target.getBoundingClientRect();
    if (target.matches(":focus-visible") && box.height < innerHeight / 2) {
      this.to(box.left + 2, box.top + box.height / 2);
    }
  }

  to(x, y) {
    this.x = x;
    this.y = y;
    this.soon();
  }

  soon() {
    this.asked ??= requestAnimationFrame(() => {
      this.asked = null;
      const line = this.lineAt(this.x, this.y);
      this.style.top = `${line.top - 4}px`;
      this.style.height = `${line.height + 8}px`;
    });
  }

  lineAt(x, y) {
    const spot = document.caretPositionFromPoint?.(x, y);
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize) * 1.6;
    const around = { top: y - size / 2, height: size };
    if (spot?.offsetNode.nodeType !== Node.TEXT_NODE) return around;
    const range = document.createRange();
    range.setStart(spot.offsetNode, Math.min(spot.offset, spot.offsetNode.length - 1));
    range.setEnd(spot.offsetNode, Math.min(range.startOffset + 1, spot.offsetNode.length));
    const box = range.getBoundingClientRect();
    return box.height && Math.abs(box.top + box.height / 2 - y) < box.height ? box : around;
  }
}

customElements.define("reading-line", ReadingLine);
