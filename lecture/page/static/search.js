// Finds the beats in which all the words typed are said; Vietnamese is found without its accents too.
"use strict";
const SHOWN = 40;
const plainly = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const spoken = window.lectureWords.map(([page, title, start, text]) => {
  return { page, title, start, text, plain: plainly(`${title} ${text}`) };
});
const field = document.getElementById("search");
const list = dialog.querySelector("ol");
const status = dialog.querySelector("[role=status]");
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

// The places of the words in a text, as [start, end) in its composed letters.
function found(text, words) {
  const letters = [...text.normalize("NFC")];
  const plain = letters.map(plainly);
  const ranges = [];
  for (let k = 0; k < letters.length; k += 1) {
    const rest = plain.slice(k).join("");
    const word = words.filter((each) => rest.startsWith(each)).sort((a, b) => b.length - a.length)[0];
    if (word) ranges.push([k, k + word.length]);
  }
  return { letters, ranges };
}

function marked(text, words) {
  const { letters, ranges } = found(text, words);
  const piece = document.createDocumentFragment();
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at) continue;
    const hit = document.createElement("mark");
    hit.textContent = letters.slice(start, end).join("");
    piece.append(letters.slice(at, start).join(""), hit);
    at = end;
  }
  piece.append(letters.slice(at).join(""));
  return piece;
}

function result(beat, words) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const title = document.createElement("strong");
  const text = document.createElement("span");
  link.href = `${encodeURIComponent(beat.page)}.html#t=${beat.start}`;
  title.textContent = `${beat.title} · ${clock(beat.start)}`;
  text.append(marked(beat.text, words));
  link.append(title, text);
  item.append(link);
  return item;
}

function look() {
  const words = plainly(field.value).split(/\s+/).filter(Boolean);
  const hits = words.length ? spoken.filter((beat) => words.every((word) => beat.plain.includes(word))) : [];
  const { one, found, none } = dialog.dataset;
  list.replaceChildren(...hits.slice(0, SHOWN).map((beat) => result(beat, words)));
  if (!words.length) status.textContent = "";
  else if (!hits.length) status.textContent = none;
  else status.textContent = hits.length === 1 ? one : found.replace("{count}", hits.length);
}

field.addEventListener("input", look);
list.addEventListener("click", () => dialog.close());
look();
