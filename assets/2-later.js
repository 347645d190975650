// Runs what draws the live page once the first answer has been painted; the page names it.
(() => {
  "use strict";
  // Milliseconds: a page in the background is not painted at all.
  const HIDDEN = 1000;
  let begun = false;

  const script = (fill) => {
    const made = document.createElement("script");
    // In their order, which need not be that in which they come.
    made.async = false;
    fill(made);
    document.head.append(made);
    return made;
  };

  const run = () => {
    if (begun) return;
    begun = true;
    const named = [...document.querySelectorAll("template.later")];
    const last = named.map(({dataset}) => script((made) => { made.src = dataset.src; })).at(-1);
    const {text} = document.getElementById("_dash-renderer");
    last?.addEventListener("load", () => script((made) => { made.text = text; }));
  };

  requestAnimationFrame(() => setTimeout(run));
  setTimeout(run, HIDDEN);
})();
