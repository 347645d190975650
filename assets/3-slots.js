// Puts what the server wrote in its places: at once, or made ready while the button of the mouse is
// still down, so that a click has nothing to read.
(() => {
  "use strict";
  const FITTING = ["fits", "wide"];
  // By place, what was written there: reading it back takes longer, and comes out spelt otherwise.
  const held = new WeakMap();
  // By slots, what was made of those that differ from what stood there.
  const made = new WeakMap();
  const find = (id) => document.getElementById(id);

  const stands = (place, html) => (held.has(place) ? held.get(place) : "") === html;

  const prepare = ({slots}) => {
    const changed = Object.entries(slots ?? {}).filter(([id, html]) => !stands(find(id), html));
    if (!changed.length) return;
    made.set(slots, new Map(changed.map(([id, html]) =>
      [id, document.createRange().createContextualFragment(html)])));
  };

  const put = (place, html, ready) => {
    if (stands(place, html)) return;
    held.set(place, html);
    const open = [...place.querySelectorAll("details")].map((details) => details.open);
    const fitting = [...place.querySelectorAll(".scroll")]
      .map(({classList}) => FITTING.filter((name) => classList.contains(name)));
    if (ready) place.replaceChildren(ready); else place.innerHTML = html;
    // Most tables fit as the one before did: 9-tables.js has nothing laid out again then.
    place.querySelectorAll(".scroll").forEach((frame, index) => frame.classList.add(...fitting[index] ?? []));
    place.querySelectorAll("details").forEach((details, index) => { details.open = open[index] ?? false; });
  };

  const fill = (slots) => {
    const ready = made.get(slots);
    for (const [id, html] of Object.entries(slots)) put(find(id), html, ready?.get(id));
  };

  // The view the page was opened with stands in it, as the server wrote it: it moves to its place.
  const take = (first) => {
    const focused = document.activeElement;
    for (const slot of first.querySelectorAll("[data-slot]")) {
      const place = find(slot.dataset.slot);
      held.set(place, null);
      place.replaceChildren(...slot.childNodes);
    }
    if (focused !== document.activeElement && focused.isConnected) focused.focus({preventScroll: true});
  };

  window.migof = Object.assign(window.migof ?? {}, {fill, prepare, take});
})();
