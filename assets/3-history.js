// Where a reader was on a page: how far it was scrolled is kept with its step of the browser's history,
// and found again on the ways back and forth and where the page is opened again.
(() => {
  "use strict";
  // How far the reader had scrolled: before the click, and where the way back or forth leads to.
  let left = 0;
  let before = history.state?.scrolled ?? null;
  const keep = (scrolled) => {
    if (scrolled !== (history.state?.scrolled ?? 0)) history.replaceState({scrolled}, "");
  };
  addEventListener("scrollend", () => keep(scrollY));
  // A page that is opened again is lower than it was until its table is laid out; by then a reader
  // may have gone elsewhere.
  for (const moving of ["wheel", "pointerdown", "keydown"]) {
    addEventListener(moving, () => { before = null; }, {once: true, passive: true});
  }

  const where = {
    // A link was followed.
    leave: () => { left = scrollY; before = null; },
    // The address it led to is about to be entered.
    entering: () => keep(left),
    // The reader went back or forth.
    back: (state) => { before = state?.scrolled ?? null; },
    // How far down the view that now stands was left; null where it is new. It is told once.
    found: () => {
      const scrolled = before;
      before = null;
      return scrolled;
    },
  };

  window.migof = Object.assign(window.migof ?? {}, {where});
})();
