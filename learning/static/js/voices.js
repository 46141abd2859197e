// The voices of the device itself. Others send the text to a server somewhere: never used.

const PATIENCE = 1500; // milliseconds; browsers look for voices after the page is there

export async function localVoices() {
  const found = () => speechSynthesis.getVoices().filter((each) => each.localService);
  if (found().length) return found();
  await new Promise((done) => {
    speechSynthesis.addEventListener("voiceschanged", done, { once: true });
    setTimeout(done, PATIENCE);
  });
  return found();
}

// The voice for a language such as "nl" or "en-GB": of the Netherlands first; none for unknown ones.
export function voiceFor(lang, voices) {
  const spoken = ({ lang }) => lang.replace("_", "-").toLowerCase();
  const wanted = lang.toLowerCase() === "nl" ? "nl-nl" : lang.toLowerCase();
  return (
    voices.find((each) => spoken(each) === wanted) ??
    voices.find((each) => spoken(each).split("-")[0] === wanted.split("-")[0])
  );
}

let kept = []; // Chromium forgets to say that an utterance ended when nobody holds it

// Says the pieces of a sentence one after another; then done(true), or done(false) when it broke.
export function speak({ pieces }, voices, rate, done) {
  kept = pieces.map(({ words, lang }) => {
    const each = new SpeechSynthesisUtterance(words);
    each.voice = voiceFor(lang, voices) ?? voiceFor("nl", voices);
    each.lang = each.voice.lang;
    each.rate = rate;
    each.onerror = () => done(false);
    return each;
  });
  kept.at(-1).onend = () => done(true);
  kept.forEach((each) => speechSynthesis.speak(each));
}
