// A bar of the live chart, and its name, lead to the page of what they are about. Around the chart
// lies one link, which has an address only while the pointer is over such a bar: all that a browser
// does with links is done with this one, and who has no pointer meets none (the table has them all).
(() => {
  "use strict";
  const {inLanguage} = window.migof;
  // Pixels around a name that count as it.
  const NEAR = 3;
  let way = null;
  let named = null;

  // Which of the bars a pointer is on, or on the name of which; -1 where on none.
  const pointed = (plot, {clientX, clientY, pointerType}) => {
    const bars = plot.data.filter(({type}) => type === "bar");
    const [{y: tops, width: thick}] = bars;
    const {left, top, width} = plot.getBoundingClientRect();
    const {margin, xaxis} = plot.layout;
    const [x, y] = [clientX - left - margin.l, clientY - top - margin.t];
    const row = tops.findIndex((from) => y < from + thick);
    if (row >= 0 && y >= tops[row]) {
      const long = bars.reduce((sum, {x: lengths}) => sum + lengths[row], 0);
      const ends = long / xaxis.range[1] * (width - margin.l - margin.r);
      // A finger that is put on a bar asks for its figures, which a mouse has before it clicks.
      return pointerType === "touch" || x < 0 || x > ends ? -1 : row;
    }
    const name = plot.querySelectorAll(".textpoint")[row]?.getBoundingClientRect();
    const near = name && clientX >= name.left - NEAR && clientX <= name.right + NEAR &&
      clientY >= name.top - NEAR && clientY <= name.bottom + NEAR;
    return near ? row : -1;
  };

  const leave = () => {
    way?.removeAttribute("href");
    named?.classList.remove("led");
    way = named = null;
  };

  const meet = (event) => {
    const plot = event.target instanceof Element && event.target.closest("#chart .js-plotly-plot");
    const pages = plot && plot.layout?.meta;
    const row = pages ? pointed(plot, event) : -1;
    const name = pages?.[row] ? plot.querySelectorAll(".textpoint")[row] : null;
    if (name === named) return;
    leave();
    if (!name) return;
    named = name;
    named.classList.add("led");
    way = plot.closest(".chart > a");
    way.href = inLanguage(new URL(pages[row], location.href)).href;
  };

  // The chart would make a click of its own of these, without the keys that were held.
  const spare = (event) => { if (way?.contains(event.target)) event.stopPropagation(); };

  document.addEventListener("pointermove", meet, {passive: true});
  // Also of a mouse that rests: the chart below it may be another by now.
  document.addEventListener("pointerdown", meet, {capture: true, passive: true});
  document.addEventListener("mousedown", spare, {capture: true});
  document.addEventListener("touchstart", spare, {capture: true, passive: true});
  document.addEventListener("migof:drawn", leave);
})();
