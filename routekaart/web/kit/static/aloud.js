// Reads a page aloud, or plays the recording that there is of it. Only voices of the device itself:
// one from elsewhere would be told what is read here. Without a voice there is no button.
"use strict";
{
  const PAUSE = 500; // ms, between one choice and the next
  const PIECES = /.{1,190}(?:[.!?؟።]\s|$)|.{1,190}(?:\s|$)|.{1,190}/g; // Chrome stops in longer ones
  const SILENT = "button, textarea, script, .back, .both, .leave, .leave-note, [href^='mailto:'] .detail";
  const NUMBER = "[href^='tel:'], [href^='sms:'], [href*='wa.me/']";
  const button = document.querySelector(".aloud");
  const synth = window.speechSynthesis;
  const ours = document.documentElement.lang;
  const recording = button.dataset.audio;
  const canPlay = recording && new Audio().canPlayType("audio/ogg; codecs=opus");
  let turn = 0; // odd while reading; what an earlier turn still had to do is let go
  let marked, player, saying; // `saying`, because Chrome forgets an utterance that nobody holds

  const findVoice = (lang) => {
    const voices = (synth?.getVoices() ?? []).filter((each) =>
      each.localService && each.lang.split(/[-_]/)[0].toLowerCase() === lang);
    const rank = (each) => ["nl-NL", ...navigator.languages].includes(each.lang.replace("_", "-"));
    return voices.find(rank) ?? voices[0];
  };

  const spell = (number) => number.split(" ").map((group) => [...group].join(" ")).join(", ");

  const tidy = (text, isNumber) => text
    .replace(/\s+/g, " ")
    .replace(/[\u2066-\u2069\p{So}•·→←]/gu, "")
    .replace(isNumber ? /\d[\d ]*\d/g : /\b(0\d[\d ]{2,}\d|14 0\d+|11[23])\b/g, spell)
    .replace(/ – (?=\d)/g, ` ${button.dataset.to} `)
    .trim();

  // What is seen in <main>, in order: stretches of text in one block and one language.
  const collect = () => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      let block = node.parentElement;
      const { lang } = block.closest("[lang]");
      const voice = findVoice(lang) ?? (block.closest(".beside") ? null : findVoice(ours));
      const isSeen = block.checkVisibility?.() ?? block.getClientRects().length;
      if (!voice || !isSeen || block.closest(SILENT)) continue;
      while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
      const last = found[found.length - 1];
      if (last?.block === block && last.voice === voice && node.previousSibling?.nodeName !== "BR") last.text += node.data;
      else found.push({ block, voice, text: node.data });
    }
    return found.flatMap(({ block, voice, text }) => {
      const words = tidy(text, block.closest(NUMBER));
      const pieces = /[\p{L}\p{N}]/u.test(words) ? words.match(PIECES) : [];
      return pieces.map((piece) => ({ piece, voice, element: block.closest("a") ?? block }));
    });
  };

  const mark = (element) => {
    marked?.classList.remove("spoken");
    marked = element;
    marked?.classList.add("spoken");
    marked?.scrollIntoView({ block: "nearest" });
  };

  const take = () => {
    turn += 1;
    button.classList.toggle("on", turn % 2);
  };

  const stop = () => {
    if (turn % 2 === 0) return;
    take();
    synth?.cancel();
    player?.pause();
    mark();
  };

  const start = () => {
    take();
    const mine = turn;
    const ifMine = (act) => () => mine === turn && act();
    const speak = ([now, ...later]) => {
      if (!now) return stop();
      mark(now.element);
      saying = new SpeechSynthesisUtterance(now.piece);
      saying.voice = now.voice;
      saying.lang = now.voice.lang;
      saying.rate = 0.9;
      saying.onerror = ifMine(stop);
      saying.onend = ifMine(() => setTimeout(
        ifMine(() => speak(later)), later[0]?.element === now.element ? 0 : PAUSE));
      synth.speak(saying);
    };
    const readOut = () => speak(collect());
    if (!canPlay) return readOut();
    player = new Audio(recording);
    player.onended = ifMine(stop);
    player.play().catch(ifMine(readOut));
  };

  const offer = () => { button.hidden = !canPlay && !findVoice(ours); };

  offer();
  if (synth) synth.onvoiceschanged = offer;
  setTimeout(offer, 1000); // old iPhones do not tell that their voices have come
  button.addEventListener("click", () => (turn % 2 ? stop() : start()));
  addEventListener("pagehide", stop);
  document.addEventListener("click", (event) => event.target.closest("a") && stop());
  // Shift, because three of them leave a page that nobody else should hear either.
  addEventListener("keydown", (event) => /^(Escape|Shift)$/.test(event.key) && stop());
}
