// Each slide plays its beat of the scene's video, then waits on the beat's last picture for the lecturer.
"use strict";

const EDGE = 0.05; // seconds: so much before a beat's end its last picture is on screen, and the next one's is not yet
const root = document.documentElement;
const films = [...document.querySelectorAll(".stage video")];
const deck = new Reveal({
  width: 1280,
  height: 720,
  margin: 0,
  minScale: 0.1,
  maxScale: 10,
  center: false,
  hash: true,
  navigationMode: "linear",
  transition: "none",
  controlsTutorial: false,
  scrollActivationWidth: 0,
  slideNumber: "c/t",
  plugins: [RevealNotes],
});
let clock = 0;
let beat = null; // of the slide that is shown: its film, and where it starts and stops, in seconds

function enter(slide, back) {
  const film = films.find((each) => each.dataset.scene === slide.dataset.scene);
  for (const each of films) {
    if (each !== film) each.pause();
    each.hidden = each !== film;
  }
  beat = film ? { film, start: Number(slide.dataset.start), stop: Number(slide.dataset.end) - EDGE } : null;
  for (const each of films.slice(film ? films.indexOf(film) : 0).slice(0, 2)) each.preload = "auto";
  root.dataset.film = "waits";
  if (!beat) return;
  if (back) {
    film.pause();
    film.currentTime = beat.stop;
  } else {
    // From the end of the beat before it goes on without a jump.
    if (Math.abs(film.currentTime - beat.start) > 2 * EDGE) film.currentTime = beat.start;
    play();
  }
}

function play() {
  root.dataset.film = "plays";
  beat.film.play().catch(() => {}); // it was paused before it could start
  watch();
}

function watch() {
  cancelAnimationFrame(clock);
  if (!beat || root.dataset.film !== "plays") return;
  if (beat.film.currentTime < beat.stop) {
    clock = requestAnimationFrame(watch);
    return;
  }
  root.dataset.film = "waits";
  beat.film.pause();
  if (beat.film.currentTime > beat.stop + EDGE) beat.film.currentTime = beat.stop; // nobody looked at this window
}

function again() {
  if (!beat) return;
  beat.film.currentTime = beat.start;
  play();
}

function halt() {
  if (!beat) return;
  root.dataset.film = "waits";
  beat.film.pause();
}

function toggle() {
  if (root.dataset.film === "plays") halt();
  else if (beat?.film.currentTime < beat.stop - EDGE) play();
  else again();
}

function captions() {
  const tracks = [...films[0].textTracks];
  const shown = tracks.findIndex((track) => track.mode === "showing");
  for (const film of films) {
    [...film.textTracks].forEach((track, k) => (track.mode = k === shown + 1 ? "showing" : "disabled"));
  }
}

function sound() {
  for (const film of films) film.muted = !film.muted;
}

for (const film of films) {
  film.addEventListener("timeupdate", () => film === beat?.film && watch()); // in a window that is covered, too
  film.addEventListener("error", () => root.classList.add("stills")); // a picture is better than nothing
}

for (const [key, action] of Object.entries({ r: again, w: toggle, c: captions, m: sound })) {
  const binding = { keyCode: key.toUpperCase().charCodeAt(0), key: key.toUpperCase(), description: words[key] };
  // The speaker's window shows slides like this one in frames: what its keys do is done in the lecture's window.
  const send = () => top.opener?.postMessage(JSON.stringify({ method: "triggerKey", args: [binding.keyCode] }), "*");
  deck.addKeyBinding(binding, () => (deck.isSpeakerNotes() ? send() : action()));
}

deck.initialize().then(() => {
  if (deck.isSpeakerNotes()) {
    root.classList.add("stills");
    return;
  }
  let at = deck.getSlidePastCount();
  deck.on("slidechanged", ({ currentSlide }) => {
    const before = at;
    at = deck.getSlidePastCount();
    enter(currentSlide, at < before);
  });
  deck.on("paused", halt);
  deck.on("overviewshown", halt);
  enter(deck.getCurrentSlide(), false);
});
