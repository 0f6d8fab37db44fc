// Says what is wrong with the route map while somebody types. Without script, saving says it.
"use strict";
{
  const form = document.querySelector("form[data-check]");
  const told = document.getElementById("told");
  const advice = document.getElementById("advice");
  const line = (where, address, says) => {
    const item = document.createElement("li");
    if (address) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = where;
      item.append(link, ": ");
    } else if (where) {
      item.append(`${where}: `);
    }
    item.append(says);
    return item;
  };
  let asked = 0;
  let waiting;
  const check = async () => {
    const mine = (asked += 1);
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.check, { method: "POST", body });
      const { problems, advice: hints } = await answer.json();
      if (mine !== asked) return;
      const none = ["", "", "Er is niets mis met de routekaart."];
      told.replaceChildren(...(problems.length ? problems : [none]).map((each) => line(...each)));
      advice.replaceChildren(...hints.map((each) => line("", "", each)));
      advice.parentElement.hidden = !hints.length;
    } catch {
      // Without an answer the words stay as they were; saving shows them too.
    }
  };
  form?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, 700);
  });
}
