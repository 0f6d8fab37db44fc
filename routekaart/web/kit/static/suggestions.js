// Words to look for, while somebody types. They are fetched once, and matched on this phone: nothing
// that is typed leaves it before the search. Without script the field is an ordinary one.
"use strict";
{
  const MOST = 6;
  const form = document.querySelector("form.find");
  const field = form.querySelector("input");
  const list = document.createElement("ul");
  const says = document.createElement("p");
  let words = [], active = -1, asked = false;

  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase().trim();

  const rank = (word, typed) => {
    const at = word.indexOf(typed);
    return at > 0 && word[at - 1] !== " " ? 2 : Math.sign(at);
  };

  const find = (typed) => words
    .map(([word, folded]) => [rank(folded, typed), word])
    .filter(([order]) => order >= 0)
    .sort(([one], [other]) => one - other)
    .slice(0, MOST)
    .map(([, word]) => word);

  const point = (index) => {
    active = index;
    [...list.children].forEach((each, number) => each.setAttribute("aria-selected", number === index));
    if (index < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[index].id);
  };

  const show = (found) => {
    list.replaceChildren(...found.map((word, number) => {
      const option = document.createElement("li");
      option.id = `q-${number}`;
      option.dir = "auto";
      option.textContent = word;
      option.setAttribute("role", "option");
      return option;
    }));
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", !list.hidden);
    says.textContent = found.length ? `${form.dataset.says} ${found.length}` : "";
    point(-1);
  };

  const suggest = () => {
    const typed = fold(field.value);
    show(typed.length > 1 ? find(typed) : []);
  };

  const choose = (option) => {
    field.value = option.textContent;
    show([]);
    form.requestSubmit();
  };

  const fetchWords = async () => {
    if (asked) return;
    asked = true;
    try {
      const answer = await fetch(form.dataset.words);
      words = (await answer.json()).map((word) => [word, fold(word)]);
      suggest();
    } catch {
      asked = false;
    }
  };

  list.id = "q-words";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.says);
  says.className = "unseen";
  says.setAttribute("role", "status");
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) field.setAttribute(name, value);
  field.parentElement.append(list);
  form.append(says);

  field.addEventListener("focus", fetchWords);
  field.addEventListener("input", suggest);
  field.addEventListener("blur", () => show([]));
  field.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.isComposing || !count) return;
    if (event.key === "ArrowDown") point(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp") point(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
    else if (event.key === "Escape") show([]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(event.target));
}
