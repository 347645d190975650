// The live chart is drawn in pixels: for letters of 16 pixels, as the server gives it. Where a reader
// has larger ones, its letters, names and bars grow with them (--dot, in 2-page.css, says by how much),
// as its place and the chart of the first answer do by style alone.
(() => {
  "use strict";
  let dot = 1;
  // What was drawn last, as it was given.
  let given = null;

  const wanted = () =>
    parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--dot")) || 1;

  const times = (value) => {
    if (Array.isArray(value)) return value.map(times);
    return typeof value === "number" ? value * dot : value;
  };
  const only = (held, names) =>
    Object.fromEntries(names.filter((name) => name in held).map((name) => [name, times(held[name])]));
  const font = ({font: held, ...others}) => ({...others, font: {...held, size: times(held.size)}});

  // What is counted in pixels; lengths of bars are amounts.
  const trace = (held) => ({
    ...held,
    ...only(held, ["y", "width"]),
    ...held.textfont && {textfont: {...held.textfont, size: times(held.textfont.size)}},
  });
  const layout = ({margin, hoverlabel, xaxis, yaxis, ...others}) => ({
    ...font(others),
    margin: only(margin, Object.keys(margin)),
    hoverlabel: font(hoverlabel),
    xaxis: {...xaxis, ...only(xaxis, ["ticklabelshift"])},
    yaxis: {...yaxis, ...only(yaxis, ["range"])},
  });
  const grown = (figure) =>
    dot === 1 || !figure.data.length ? figure
      : {...figure, data: figure.data.map(trace), layout: layout(figure.layout)};

  // Whether what is drawn is as large as its place.
  const fits = (plot) => {
    const drawn = plot.querySelector(".main-svg");
    return drawn?.clientWidth === plot.clientWidth && drawn.clientHeight === plot.clientHeight;
  };

  // Gives the bundle back; it draws every figure that large from then on, and none twice. Dash has
  // each fitted into its place once more: where it fits, a tenth of a second is not waited for that.
  const lettered = (plotly) => {
    const {react, Plots} = plotly;
    const {resize} = Plots;
    Plots.resize = (plot) => fits(plot) ? Promise.resolve(plot) : resize(plot);
    const draw = () => react(given[0], grown(given[1]));
    // The height of a chart is counted in what may have changed.
    const sizes = new ResizeObserver(() => {
      const now = wanted();
      if (now === dot) return;
      dot = now;
      draw();
    });
    dot = wanted();
    plotly.react = (plot, figure) => {
      // Dash comes with what was drawn before it knew of it.
      if (given?.[1].data === figure.data) return Promise.resolve(plot);
      if (!given) sizes.observe(plot);
      given = [plot, figure];
      return draw();
    };
    return plotly;
  };

  // Draws a figure where the last one stands, with all else that Dash had said of that; false where
  // none stands yet.
  const redraw = ({data, layout: other}) => {
    if (!given) return false;
    const [plot, was] = given;
    const {autosize, height, width} = was.layout;
    window.Plotly.react(plot, {...was, data, layout: {...other, autosize, height, width}});
    return true;
  };

  window.migof = Object.assign(window.migof ?? {}, {lettered, redraw});
})();
