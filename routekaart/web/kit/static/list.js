// Keeps a list on this phone until "wis alles". Without script it lives in its link alone.
"use strict";
{
  const kept = document.querySelector("[data-kept]")?.dataset.kept;
  if (kept !== undefined) localStorage.lijst = kept;
  document.querySelector("[data-list-clear]")?.addEventListener("click", () => localStorage.removeItem("lijst"));
  const page = document.documentElement;
  if (document.querySelector("[data-printed]")) {
    addEventListener("beforeprint", () => {
      navigator.sendBeacon?.(`/${page.lang}/tik`, new URLSearchParams({ kind: "shortlist printed", key: "" }));
    });
  }
  const mine = localStorage.lijst;
  if (mine) {
    document.querySelector("[data-mine]")?.removeAttribute("hidden");
    for (const link of document.querySelectorAll("a[data-list]")) {
      const to = new URL(link.href);
      to.search = "";
      to.searchParams.set("l", [mine, link.dataset.list].filter(Boolean).join("~"));
      link.href = to;
    }
  }
}
