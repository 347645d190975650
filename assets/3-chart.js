// The room of the chart: when the bundle that draws it is run, how high it is, and what stands in it
// until the live chart has been painted.
(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const chart = {
    // Whether it cannot be had: then each page is loaded whole, as its first answer has a chart.
    absent: false,
  };

  // The chart bundle is run once the page has been painted, so that it delays nothing that is read;
  // Dash waits for what stands here. A page in the background is not painted at all.
  const bundle = find("plotly-later");
  if (bundle) {
    window.Plotly = new Promise((loaded) => {
      let asked = false;
      const ask = () => {
        if (asked) return;
        asked = true;
        const script = document.createElement("script");
        script.src = bundle.dataset.src;
        script.onload = () => {
          if (window.Plotly.react) loaded(window.migof.lettered(window.Plotly));
          else chart.absent = true;
        };
        script.onerror = () => { chart.absent = true; };
        document.head.append(script);
      };
      requestAnimationFrame(() => setTimeout(ask));
      setTimeout(ask, 1000);
    });
  }

  // The chart of the first answer stands over the live one until that is painted: for good where
  // it never is.
  chart.cover = (drawn) => {
    painted.disconnect();
    document.querySelector("#chart-box .chart > svg")?.remove();
    if (!drawn) return;
    const room = document.querySelector("#chart-box .chart");
    room.prepend(drawn);
    painted.observe(room, {attributes: true, childList: true, subtree: true});
    over();
  };
  const over = () => {
    const drawn = document.querySelector("#chart .main-svg");
    const done = drawn?.querySelector(".barlayer .point path") &&
      !document.querySelector("#chart-box .dash-graph--pending") &&
      // The first picture of all is of nothing, and lower.
      drawn.clientHeight === find("chart").clientHeight;
    if (done) requestAnimationFrame(() => { chart.cover(null); tellOfPointer(); });
  };
  const painted = new MutationObserver(over);

  // The live chart hears of a pointer that moves; of one that rests where its bars now are it has to
  // be told.
  let pointer = null;
  const noted = (event) => { pointer = event.pointerType === "mouse" ? event : null; };
  addEventListener("pointermove", noted, {passive: true});
  const tellOfPointer = () => {
    removeEventListener("pointermove", noted);
    if (!pointer) return;
    const {clientX, clientY} = pointer;
    pointer = null;
    const under = document.elementFromPoint(clientX, clientY);
    if (!under?.closest("#chart")) return;
    under.dispatchEvent(new MouseEvent("mousemove", {bubbles: true, clientX, clientY}));
  };

  // Before the chart is drawn: it takes the size of its place.
  chart.place = (meta) => {
    const box = find("chart-box");
    const room = box.querySelector(".chart");
    find("content").classList.toggle("sided", meta.sided);
    box.hidden = !meta.label;
    room.style.height = `calc(${meta.height} * var(--dot))`;
    // What is drawn as HTML stands below; an empty picture must not be read out.
    room.style.visibility = meta.height ? "" : "hidden";
    room.setAttribute("aria-label", `${meta.label}. ${meta.spoken}`);
    meta.series.forEach((part, index) => room.style.setProperty(`--s${index + 1}`, `var(--${part})`));
  };

  window.migof = Object.assign(window.migof ?? {}, {chart});
})();
