// A chart is drawn for the window; on paper it takes the width of the page. One that would be higher
// than a page is not made smaller, as its words could not be read: it is printed in parts of some bars
// each, which pages break between.
(() => {
  "use strict";
  // Pixels between the margins of A4, as 9-paper.css sets them; above a chart stands its head.
  const PAGE = 700;
  const TALL = 860;
  // In a part, and below each, half of the room to the next name.
  const BARS = 4;
  const GAP = 4;
  const room = () => document.querySelector("#chart-box:not([hidden]) .chart");

  const cuts = (place) => {
    const top = place.getBoundingClientRect().top;
    const bars = [...place.querySelectorAll(".barlayer .point path")];
    const feet = [...new Set(bars.map((bar) => Math.round(bar.getBoundingClientRect().bottom - top)))];
    const every = feet.sort((one, other) => one - other).filter((_, index) => index % BARS === BARS - 1);
    // The axis stays with the last bars.
    return [0, ...every.filter((foot) => foot < feet.at(-1)).map((foot) => foot + GAP), place.clientHeight];
  };

  const inParts = (place, fit) => {
    const plot = place.querySelector(".js-plotly-plot");
    const at = cuts(place);
    const box = place.cloneNode(false);
    box.classList.add("parts");
    box.style.setProperty("--fit", String(fit));
    at.slice(1).forEach((end, index) => {
      const part = document.createElement("div");
      const copy = plot.cloneNode(true);
      part.style.height = `${(end - at[index]) * fit}px`;
      copy.style.position = "relative";
      copy.style.top = `${-at[index]}px`;
      part.append(copy);
      box.append(part);
    });
    place.classList.add("parted");
    place.after(box);
  };

  addEventListener("beforeprint", () => {
    const place = room();
    if (!place) return;
    const fit = Math.min(1, PAGE / place.clientWidth);
    const high = place.clientHeight * fit;
    if (high > TALL && place.querySelector(".barlayer .point")) { inParts(place, fit); return; }
    place.style.setProperty("--fit", String(Math.min(fit, TALL / place.clientHeight)));
    place.style.setProperty("--tall", `${place.clientHeight}px`);
  });
  addEventListener("afterprint", () => {
    document.querySelector(".chart.parts")?.remove();
    const place = room();
    place?.classList.remove("parted");
    place?.style.removeProperty("--fit");
  });
})();
