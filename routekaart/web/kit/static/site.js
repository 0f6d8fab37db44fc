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
// Takes the site along for when there is no network: never from a page that leaves no trace.
const worker = navigator.serviceWorker;
if (worker && !document.querySelector(".leave, [data-forgotten], .preview") && !navigator.connection?.saveData) {
  const policy = self.trustedTypes?.createPolicy("worker", { createScriptURL: () => "/worker.js" });
  worker.register(policy?.createScriptURL("") ?? "/worker.js").catch(() => {});
  worker.ready.then(({ active }) => active.postMessage(document.documentElement.lang));
}
