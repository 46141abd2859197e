// Pressing any button on a page waits for what <auto-save> still has to save; signing out waits by
// itself (signing-out.js).

export function letOthersWait(element) {
  let isWaiting = false;
  let letThrough = false;
  let warned = false;

  async function wait(event) {
    const mayPass = event.defaultPrevented || letThrough || event.target.matches("[data-sign-out]");
    if (mayPass || !(element.saving || element.changed)) return;
    event.preventDefault();
    if (isWaiting) return;
    isWaiting = true;
    await new Promise((done) => setTimeout(done)); // within this event no form can be sent anew
    await element.settle();
    isWaiting = false;
    if (!mayGo(event.target)) return;
    letThrough = true;
    event.target.requestSubmit(event.submitter);
    letThrough = false;
  }

  // Without a connection the page stays. What the server refuses it explains on its next page; what
  // stands nowhere but here goes only when the button is pressed once more.
  function mayGo(form) {
    if (!element.changed) return true;
    if (element.isAway) return false;
    const isSafe = form === element.form || element.isKept || warned;
    warned = true;
    return isSafe;
  }

  document.addEventListener("submit", wait, true);
}
