// Runs in every page of a peer before its own scripts: sees when its chart is there, and what it is.
window.__peer = (() => {
  const deep = (selector, root = document, found = []) => {
    found.push(...root.querySelectorAll(selector));
    for (const each of root.querySelectorAll("*"))
      if (each.shadowRoot) deep(selector, each.shadowRoot, found);
    return found;
  };
  const blank = (canvas) => {
    const other = document.createElement("canvas");
    other.width = canvas.width;
    other.height = canvas.height;
    return other.toDataURL();
  };
  const said = (mark) => {
    if (mark.tagName !== "CANVAS") return mark.getAttribute("d") ?? mark.getAttribute("width") ?? "";
    const drawn = mark.width && mark.height ? mark.toDataURL() : "";
    return drawn && drawn !== blank(mark) ? drawn : "";
  };
  // All bars, or the picture of a canvas; empty while there are none.
  const drawn = (selector) => deep(selector).map(said).filter(Boolean).join("|");
  // What stands at the start of a frame is painted in it; the next frame begins after that.
  const when = (holds) => new Promise((resolve) => {
    const look = () => holds()
      ? requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
      : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });
  const chosen = (text) => deep("#side a, label, .facet-results a").find((each) =>
    each.dataset.key === `region-${text}` || each.textContent.trim() === text);
  return {deep, drawn, when, choose: (text) => chosen(text).click()};
})();
