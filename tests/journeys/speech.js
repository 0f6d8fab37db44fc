// A speechSynthesis that says nothing and tells everything: `fakeSpeech.said` are the utterances in turn.
// One ends when `next()` is called; `goOn()` also waits for the one after it, and `hearAll()` hears
// them all. After `hurry()` silences are noted and cut short.
{
  const make = ([lang, localService]) => ({ lang, localService, name: lang });
  const wait = window.setTimeout.bind(window);
  const fake = {
    said: [], silences: [], waiting: null,
    setVoices(voices) {
      fake.voices = voices.map(make);
      synth.onvoiceschanged?.();
    },
    next() {
      const utterance = fake.waiting;
      fake.waiting = null;
      utterance.onend?.();
    },
    async goOn() {  // until the next one is being said, or all is
      fake.next();
      while (!fake.waiting && document.querySelector(".aloud.on")) {
        await new Promise((done) => wait(done, 1));
      }
    },
    async hearAll() {
      while (document.querySelector(".aloud.on")) {
        if (fake.waiting) fake.next();
        else await new Promise((done) => wait(done, 1));
      }
      return fake.said;
    },
    hurry() {
      window.setTimeout = (act, milliseconds) => {
        fake.silences.push(milliseconds);
        return wait(act, 1);
      };
    },
    fail() { fake.waiting.onerror?.({ error: "synthesis-failed" }); },
  };
  const synth = {
    onvoiceschanged: null,
    get speaking() { return fake.waiting !== null; },
    getVoices: () => fake.voices,
    speak(utterance) {
      if (fake.waiting) throw new Error("two at once");
      fake.said.push([utterance.voice.lang, utterance.text]);
      fake.waiting = utterance;
    },
    cancel() {
      const utterance = fake.waiting;
      fake.waiting = null;
      utterance?.onerror?.({ error: "canceled" });
    },
  };
  fake.setVoices(VOICES);
  window.fakeSpeech = fake;
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, "speechSynthesis", { value: synth, configurable: true });
}
