// A chart is drawn for the window; on paper it takes the width of the page.
(() => {
  "use strict";
  // Pixels between the margins of A4, as 9-paper.css sets them; above a chart stands its head.
  const PAGE = 700;
  const TALL = 860;
  const room = () => document.querySelector("#chart-box:not([hidden]) .chart");
  addEventListener("beforeprint", () => {
    const place = room();
    if (!place) return;
    place.style.setProperty("--fit", String(Math.min(1, PAGE / place.clientWidth, TALL / place.clientHeight)));
    place.style.setProperty("--tall", place.style.height);
  });
  addEventListener("afterprint", () => { room()?.style.removeProperty("--fit"); });
})();
