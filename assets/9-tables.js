// Says of every table whether it fits its place: one that does scrolls with the window and keeps
// its head in sight; one that does not scrolls in a frame and says so.
(() => {
  "use strict";
  const {word} = window.migof;
  const CUE = word("Scroll sideways for more columns");
  // Of a long table, whose frame is cut below as well.
  const BOTH = word("Scroll for more lines and columns");

  const measure = (frame) => {
    const wide = frame.querySelector("table").getBoundingClientRect().width > frame.clientWidth + 0.5;
    frame.classList.toggle("fits", !wide);
    frame.classList.toggle("wide", wide);
    if (!wide) return;
    // What the first answer has scrolled is lost where its view moves to.
    if (document.body.classList.contains("live")) reveal(frame);
    end(frame);
  };

  // The cell a finding is of, one that is doubted, or a sum in between that is off would else be
  // out of sight. Once: after that the frame is where the reader leaves it. The page itself is
  // never moved.
  const revealed = new WeakSet();

  const reveal = (frame) => {
    const cell = [".here", ".ring", ".gap"].map((mark) => frame.querySelector(mark)).find(Boolean)?.closest("td, th");
    if (!cell || revealed.has(frame)) return;
    revealed.add(frame);
    const box = frame.getBoundingClientRect();
    const at = cell.getBoundingClientRect();
    // What stands still in the frame covers its first column and its first line.
    const corner = frame.querySelector("thead th").getBoundingClientRect();
    const past = (least, most, from, to) => (from < least || to > most ? (from + to - least - most) / 2 : 0);
    if (cell.matches("td")) frame.scrollLeft += past(box.left + corner.width, box.right, at.left, at.right);
    frame.scrollTop += past(box.top + corner.height, box.bottom, at.top, at.bottom);
  };

  const end = (frame) => {
    frame.classList.toggle("end", frame.scrollLeft + frame.clientWidth >= frame.scrollWidth - 2);
  };

  const sizes = new ResizeObserver((entries) => { for (const {target} of entries) measure(target); });

  const frames = () => {
    sizes.disconnect();
    written.takeRecords();
    for (const frame of document.querySelectorAll(".scroll")) {
      if (!frame.querySelector("table")) continue;
      if (!frame.querySelector(":scope > .cue")) {
        const cue = document.createElement("p");
        cue.className = "cue";
        cue.setAttribute("aria-hidden", "true");
        cue.append(...frame.matches(".tall") ? [BOTH, " ↓ →"] : [CUE, " →"]);
        frame.prepend(cue);
        frame.addEventListener("scroll", () => end(frame), {passive: true});
      }
      sizes.observe(frame);
    }
  };

  // A verdict is written into the page without a new address.
  const written = new MutationObserver(frames);
  document.addEventListener("migof:drawn", () => {
    frames();
    written.disconnect();
    written.observe(document.getElementById("body"), {childList: true, subtree: true});
  });
  // The first answer, too: a page that grows when it becomes live moves whoever has scrolled in it.
  frames();
})();
