// <auto-save>: <keep-words> that also saves to the server, about three seconds after the last key,
// and says so only when the server has said so. Without this script the button saves.

import { differences, fieldsOf, setValue } from "./boxes.js";
import { KeepWords } from "./keep-words.js";
import { letOthersWait } from "./others-wait.js";
import { SavedLine } from "./saved-line.js";
import { renewTokens, send, sendApart, sendCopy } from "./sending.js";
import { takeOver } from "./several.js";
import { copyUnder, device, forget, timeOf } from "./words.js";

const IDLE = 3000; // after the last key, in milliseconds
const LONGEST = 15000; // for somebody who types without a pause
const A_MOMENT = 30000; // since the last key
const SLOWEST = 60000; // between two tries when it does not work
const GOING = 20000; // after that a page that was left is still here: what came was a file

class AutoSave extends KeepWords {
  connectedCallback() {
    this.line = new SavedLine();
    this.pause = IDLE;
    super.connectedCallback();
    this.line.compare.addEventListener("click", () => this.form.requestSubmit(this.form.querySelector("[value=stay]")));
    letOthersWait(this);
    document.addEventListener("visibilitychange", () => this.saveNow(document.hidden));
    addEventListener("pagehide", () => this.saveNow(true));
    addEventListener("online", () => this.backOnline());
    addEventListener("beforeunload", (event) => this.leave(event));
  }

  get isPlain() {
    return false;
  }

  // Only what stands in this tab, or nowhere, goes when the tab is closed.
  get wouldLose() {
    return this.isAway && this.changed && !(this.isKept && device === "own");
  }

  leave(event) {
    this.leftAt = Date.now();
    if (this.wouldLose) event.preventDefault();
    else this.saveNow(true);
  }

  typed() {
    super.typed();
    this.plan(IDLE);
  }

  givenBack() {
    this.plan(0);
  }

  plan(after) {
    this.since ??= Date.now();
    clearTimeout(this.timer);
    const left = Math.max(LONGEST - (Date.now() - this.since), 0);
    this.timer = setTimeout(() => this.save(), after > IDLE ? after : Math.min(after, left));
  }

  // The page may be going away: send what was typed, also when an older text is still under way.
  // What has to be kept apart before it goes first: this text then waits in the browser.
  saveNow(leaving) {
    if (this.changed && !this.stopped && !(leaving && (this.isOut || this.apart))) this.begin(leaving);
  }

  // A try that is still under way may have been begun without a connection.
  backOnline() {
    this.pause = IDLE;
    this.saveNow(false);
  }

  save() {
    if (this.saving || this.stopped) return this.saving;
    return this.begin(false);
  }

  begin(leaving) {
    clearTimeout(this.timer);
    this.changed = this.isAway = false;
    this.since = null;
    this.line.busy();
    const sending = this.send(leaving).finally(() => {
      if (this.saving === sending) this.saving = null;
    });
    return (this.saving = sending);
  }

  async send(leaving) {
    const turn = this.takeTurn();
    if (!leaving && this.isOut && !(await this.cameBack())) return this.signedOut();
    if (!leaving && !(await this.sentApart())) return this.later("away");
    let said = await this.post(leaving);
    if (said.went === "out" && !leaving && (await this.cameBack())) said = await this.post(false);
    if (turn < this.turn) return; // a later one carries all of this text and more
    if (said.went === "saved") this.saved(said);
    else if (said.went === "away" || said.went === "trouble") this.later(said.went);
    else if (said.status === 401) this.signedOut();
    else this.refused(said);
  }

  post(leaving) {
    this.sent = fieldsOf(this.form);
    return send(this.form.action, new FormData(this.form), leaving);
  }

  // Each try has a number, so that an older text that arrives late is never taken for the newest.
  // The copy has the same: sent once more by another page it is this very try.
  takeTurn() {
    const page = this.form.elements.page;
    this.turn = (this.turn || 0) + 1;
    page.value = `${page.value.split(".")[0]}.${this.turn}`;
    this.renewCopy();
    return this.turn;
  }

  // Only one that is there: after signing out none may be.
  renewCopy(at) {
    if (copyUnder(this.key)) this.keepCopy(at);
  }

  saved(said) {
    this.form.elements.revision.value = said.revision;
    this.pause = IDLE;
    this.line.saved(said.saved);
    if (said.seen && takeOver(this.form, said, this.sent)) this.tell("others");
    if (said.told) this.querySelector("[data-told]").textContent = said.told;
    if (this.changed) this.plan(IDLE);
    else this.confirmed();
  }

  later(why) {
    this.changed = this.isAway = true;
    this.line.away(why, this.isKept);
    this.pause = Math.min(this.pause * 2, SLOWEST);
    this.plan(this.pause);
  }

  // The page that comes may have been made before this was saved: then it needs the copy, as one of
  // this moment; about an older one it would ask.
  confirmed() {
    this.changed = false;
    const isGoing = Date.now() - (this.leftAt ?? 0) < GOING;
    if (!isGoing) return super.confirmed();
    this.renewCopy(Date.now());
    const { turn } = this;
    setTimeout(() => turn === this.turn && !this.changed && super.confirmed(), GOING);
  }

  // No more tries by itself; the next key, or coming back to this tab, asks who is signed in.
  signedOut() {
    this.changed = this.isOut = true;
    this.line.signedOut(this.isKept);
  }

  refused(said) {
    this.stopped = said.status === 409;
    this.changed ||= said.went !== "kept";
    if (said.went === "kept") this.line.keptApart(said);
    else this.line.refused(said);
    if (said.over && !this.changed) this.confirmed(); // else the writer has to choose: the copy stays
  }

  lacksRoom() {} // the line says so, when it matters

  // Somebody who was signed out may be in again, in another tab.
  async cameBack() {
    this.isOut = !(await renewTokens());
    return !this.isOut;
  }

  // What was typed a moment before a page is loaded anew may be saved already, or is on its way:
  // then that is the text.
  async giveBackOne(key) {
    const copy = copyUnder(key);
    const said = copy && Date.now() - copy.at < A_MOMENT && !this.changed ? await sendCopy(copy) : {};
    if (said.went !== "saved" || this.changed) return super.giveBackOne(key);
    const missing = differences(this.form, copy.fields);
    const theirs = Object.keys(said.texts ?? {}); // what others wrote since: that stands here already
    const mine = missing.filter(({ controls }) => !theirs.includes(controls[0].name));
    mine.forEach((each) => setValue(each, each.copied));
    if (mine.length) this.tell("put-back", timeOf(copy.at));
    forget(key);
    this.sent = fieldsOf(this.form);
    this.saved(said);
  }

  keptApart(copy) {
    this.apart = copy;
    return this.sentApart();
  }

  // Before anything is saved over what stands there now: both must be found back.
  async sentApart() {
    if (!this.apart) return true;
    const { went } = await sendApart(this.apart);
    if (went === "saved" || went === "kept") forget(this.apart.key);
    if (went !== "away" && went !== "trouble") this.apart = null;
    return !this.apart;
  }

  // One at a time: a second one would begin to save, and to the first nothing is left to save then.
  settle() {
    return (this.settling ??= this.saveAll().finally(() => (this.settling = null)));
  }

  async saveAll() {
    this.pause = IDLE; // somebody asks for it now
    await this.saving;
    if (this.changed) await this.save();
    while (this.saving) await this.saving;
  }
}

customElements.define("auto-save", AutoSave);
