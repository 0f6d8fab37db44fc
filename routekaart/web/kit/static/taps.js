// Tells that a link was tapped that is counted, and nothing of who did. Without script none is.
"use strict";
addEventListener("click", (event) => {
  const [kind, key] = event.target.closest?.("a[data-tap]")?.dataset.tap.split(" ") ?? [];
  if (kind) {
    navigator.sendBeacon?.(`/${document.documentElement.lang}/tik`, new URLSearchParams({ kind, key }));
  }
});
