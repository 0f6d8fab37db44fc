// Says beside the times what residents would read of them, while somebody fills them in.
"use strict";
{
  const form = document.querySelector("form[data-preview]");
  const said = document.getElementById("said");
  let asked = 0;
  const show = (lines) => {
    const items = (lines.length ? lines : [said.dataset.unknown]).map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    });
    said.replaceChildren(...items);
  };
  form.addEventListener("change", async () => {
    const mine = (asked += 1);
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.preview, { method: "POST", body });
      const { lines } = await answer.json();
      if (mine === asked && lines) show(lines);
    } catch {
      // Without an answer the words stay as they were; saving shows them too.
    }
  });
}
