// A phone keeps pages open for days: "Nu open" must not be yesterday's. Without script, nothing is lost.
"use strict";
const shownAt = Date.now();
const refresh = () => {
  const typed = document.querySelector("form[method=post], :focus:is(input)");
  if (document.visibilityState === "visible" && Date.now() - shownAt > 120000 && !typed && navigator.onLine) {
    location.reload();
  }
};
document.addEventListener("visibilitychange", refresh);
addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
