// The phone's own way to share, and a button that copies. Without script neither is there.
"use strict";
{
  const { text, url } = document.querySelector("[data-url]").dataset;
  const share = document.querySelector("[data-share]");
  const copy = document.querySelector("[data-copy]");
  share.parentElement.hidden = !navigator.share;
  share.addEventListener("click", () => navigator.share({ text, url }).catch(() => {}));
  copy.parentElement.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(url);
    copy.lastElementChild.textContent = copy.dataset.done;
  });
}
