// Leaves a page that nobody else should see. Without script the link itself does, one "back" away.
"use strict";
const way = document.querySelector(".leave a");
const leave = (event) => {
  event?.preventDefault();
  document.documentElement.hidden = true; // blank at once, however slow the next page is
  document.title = "";
  location.replace(way.href); // takes the place of this page in the history
};
way.addEventListener("click", leave);
let presses = 0;
let last = 0;
addEventListener("keydown", (event) => {
  if (event.key !== "Shift" || event.repeat) {
    presses = 0;
    return;
  }
  presses = event.timeStamp - last < 2000 ? presses + 1 : 1;
  last = event.timeStamp;
  if (presses === 3) leave();
});
