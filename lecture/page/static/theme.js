// Before anything is drawn: the theme that was chosen, else the one that the reader's system has, among those built.
"use strict";
const root = document.documentElement;
root.classList.add("scripted-page");

const memory = {
  // A page opened from the disk may be refused its storage.
  get(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(key, value); } catch { /* then it is not remembered */ }
  },
};

const themes = root.dataset.themes.split(" ");
const place = new URLSearchParams(location.hash.slice(1));
const system = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
root.dataset.theme = [place.get("theme"), memory.get("theme"), system].find((name) => themes.includes(name)) || themes[0];
