// <safe-exit> around Stop. The screen is empty before anything else happens; what was typed is
// saved; and the page that comes takes the place of this one, so that Back does not show it.
// Without this script the button saves, or the link goes there.

const PATIENCE = 1500; // milliseconds for a save; after that it is sent along with leaving

class SafeExit extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      event.preventDefault();
      this.leave();
    });
  }

  async leave() {
    document.documentElement.classList.add("left");
    const saver = document.querySelector("auto-save");
    const saved = saver?.settle().then(() => true);
    const inTime = await Promise.race([saved ?? true, new Promise((go) => setTimeout(go, PATIENCE))]);
    if (saver && !inTime) saver.changed = true; // leaving sends it once more, as a last thing
    if (saver?.isAway || (saver?.changed && !saver.isKept)) this.stay();
    else location.replace(this.dataset.rest);
  }

  // It is not saved yet, and no other page can come: this one goes on trying, and shows nothing.
  stay() {
    document.title = "Vrijplaats";
    history.replaceState(null, "", this.dataset.rest);
    const room = document.createElement("main");
    room.className = "rest page";
    room.tabIndex = -1;
    room.append(this.querySelector("template").content.cloneNode(true));
    document.body.append(room);
    room.focus();
  }
}

customElements.define("safe-exit", SafeExit);
