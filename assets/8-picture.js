// Makes a PNG of a chart from the SVG the server writes: twice its size, under the same name.
(() => {
  "use strict";
  const {word} = window.migof;
  const SCALE = 2;

  const named = (answer) => {
    const found = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "");
    return (found ? found[1] : "chart.svg").replace(/\.svg$/, ".png");
  };

  const loaded = (address) => new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => failed(new Error(word("The picture cannot be drawn.")));
    image.src = address;
  });

  const painted = async (svg) => {
    const source = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
    try {
      const image = await loaded(source);
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth * SCALE;
      canvas.height = image.naturalHeight * SCALE;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((done) => { canvas.toBlob(done, "image/png"); });
    } finally {
      URL.revokeObjectURL(source);
    }
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-picture]");
    if (!button || button.disabled) return;
    const said = button.parentElement.querySelector(".said");
    button.disabled = true;
    said.textContent = "";
    try {
      const answer = await fetch(button.dataset.picture);
      if (!answer.ok) throw new Error(word("The server answered {status}.", {status: answer.status}));
      save(await painted(await answer.text()), named(answer));
      said.textContent = word("Picture saved.");
    } catch (error) {
      said.textContent = word("No picture: {why} Try the SVG instead.", {why: error.message});
    } finally {
      button.disabled = false;
      button.focus({preventScroll: true});
    }
  });
})();
