// The page works without this; with it, the words lead the video, the theme changes in place, snippets copy themselves.
"use strict";
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);

// The video: one for each theme, of which one is shown ----------------------------------------------------------------
const videos = all(".player video");
const shown = () => videos.find((video) => video.checkVisibility()) || videos[0];
const speed = one("[data-speed]");

function goTo(video, seconds) {
  video.preload = "auto";
  video.currentTime = seconds;
}

// An address may end with #t=12.5: the seconds to show.
function goToAddress() {
  const seconds = Number(new URLSearchParams(location.hash.slice(1)).get("t"));
  if (seconds > 0) goTo(shown(), seconds);
}

function setSpeed(value) {
  speed.value = value;
  for (const video of videos) {
    video.defaultPlaybackRate = video.playbackRate = Number(value);
  }
  memory.set("speed", value);
}

function toggleCaptions(video) {
  const captions = [...video.textTracks].filter((track) => track.kind === "captions");
  const showing = captions.some((track) => track.mode === "showing");
  const own = captions.find((track) => track.language === root.lang);
  for (const track of captions) track.mode = !showing && track === own ? "showing" : "disabled";
}

const keys = {
  k: (video) => (video.paused ? video.play() : video.pause()),
  j: (video) => goTo(video, Math.max(0, video.currentTime - 10)),
  l: (video) => goTo(video, video.currentTime + 10),
  c: toggleCaptions,
  "<": () => stepSpeed(-1),
  ">": () => stepSpeed(1),
};

function stepSpeed(by) {
  const next = speed.options[speed.selectedIndex + by];
  if (next) setSpeed(next.value);
}

// The words: the beat that is on screen is marked; its time leads to it -----------------------------------------------
const beats = all("[data-start]");

function mark(video) {
  const now = beats.filter((beat) => Number(beat.dataset.start) <= video.currentTime + 0.05).at(-1);
  for (const beat of beats) {
    if (beat === now && (video.currentTime > 0 || !video.paused)) beat.setAttribute("aria-current", "true");
    else beat.removeAttribute("aria-current");
  }
}

for (const video of videos) {
  video.addEventListener("timeupdate", () => mark(video));
  video.addEventListener("seeked", () => mark(video));
}
for (const beat of beats) {
  one("button", beat).addEventListener("click", () => {
    const video = shown();
    goTo(video, Number(beat.dataset.start));
    video.play();
    video.scrollIntoView({ block: "nearest" });
  });
}

if (videos.length) {
  one(".player").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act(shown());
    }
  });
  speed.addEventListener("change", () => setSpeed(speed.value));
  if ([...speed.options].some((option) => option.value === memory.get("speed"))) setSpeed(memory.get("speed"));
  goToAddress();
  addEventListener("hashchange", goToAddress);
}

// Theme and language: the place is kept -------------------------------------------------------------------------------
function switchTheme() {
  const before = shown();
  root.dataset.theme = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length];
  memory.set("theme", root.dataset.theme);
  const after = shown();
  if (!before || before === after) return;
  const playing = !before.paused && !before.ended;
  const showing = [...before.textTracks].map((track) => track.mode);
  before.pause();
  [...after.textTracks].forEach((track, k) => (track.mode = showing[k]));
  if (before.currentTime > 0) goTo(after, before.currentTime);
  if (playing) after.play();
}

for (const button of all("[data-switch]")) button.addEventListener("click", switchTheme);
for (const link of all("[data-keep]")) {
  link.addEventListener("click", () => {
    const kept = new URLSearchParams({ theme: root.dataset.theme });
    if (shown()?.currentTime) kept.set("t", shown().currentTime.toFixed(2));
    link.hash = kept;
  });
}

// Animations: still until somebody wants them to move -----------------------------------------------------------------
for (const button of all("[data-play]")) {
  const picture = one("img", button.closest("figure"));
  const still = picture.src;
  button.addEventListener("click", () => {
    const moves = picture.src === still;
    picture.src = moves ? picture.dataset.moving : still;
    button.textContent = moves ? button.dataset.pause : button.dataset.play;
  });
}

// Snippets: on the web, with the site's full address ------------------------------------------------------------------
if (location.protocol.startsWith("http")) {
  for (const place of all("[data-base]")) place.textContent = new URL("../", location.href).href;
}

async function copy(text, source) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without the right to write to the clipboard, the selection can still be copied.
    getSelection().selectAllChildren(source);
    document.execCommand("copy");
  }
}

for (const button of all("[data-copied]")) {
  const name = button.textContent;
  button.addEventListener("click", async () => {
    const code = one("code", button.parentElement);
    await copy(code.textContent, code);
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = name), 2000);
  });
}

// The question --------------------------------------------------------------------------------------------------------
for (const form of all("form.question")) {
  const verdict = one("[role=status]", form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const right = new FormData(form).get("offer") === form.dataset.right;
    form.dataset.verdict = right ? "yes" : "no";
    verdict.textContent = right ? verdict.dataset.yes : verdict.dataset.no;
    if (right) one(".answer", form).open = true;
  });
  form.addEventListener("change", () => {
    delete form.dataset.verdict;
    verdict.textContent = "";
  });
}

// The search loads its words when it is first opened ------------------------------------------------------------------
function load(source) {
  return new Promise((loaded, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: source, onload: loaded, onerror: failed });
    document.head.append(script);
  });
}

const dialog = one("dialog");
const search = one("[data-search]");
async function openSearch() {
  dialog.showModal();
  one("#search").focus();
  if (window.lectureWords) return;
  await load(search.dataset.search);
  await load("../search.js");
}
search.addEventListener("click", openSearch);
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    openSearch();
  }
});

// A printed page has its pictures, whether or not they were scrolled to.
addEventListener("beforeprint", () => all("img[loading]").forEach((picture) => (picture.loading = "eager")));
