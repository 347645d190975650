// A definition that the server laid over the page becomes a drawer: it takes the focus, keeps it,
// and gives it back where it came from. Its address is the only state.
(() => {
  "use strict";
  let opener = "";
  let over = false;
  const drawer = () => document.querySelector("#top dialog.drawer");

  document.addEventListener("click", ({target}) => {
    const link = target instanceof Element && target.closest("a.what");
    if (link && !link.closest("dialog")) opener = link.dataset.key;
  }, true);

  const leave = () => { drawer()?.querySelector(".close")?.click(); };

  document.addEventListener("migof:drawn", () => {
    const dialog = drawer();
    if (!dialog) {
      if (over) {
        const back = document.querySelector(`[data-key="${CSS.escape(opener)}"]`) ?? document.querySelector("#top h1");
        // What took the focus since then keeps it.
        if (!document.activeElement || document.activeElement === document.body) back?.focus({preventScroll: true});
      }
      over = false;
      opener = "";
      return;
    }
    if (dialog.matches(":modal")) return;
    dialog.close();
    dialog.showModal();
    dialog.querySelector("h2").focus({preventScroll: true});
    over = true;
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); leave(); });
    // A click beside it lands on the dialog itself: its backdrop is a part of it.
    dialog.addEventListener("click", (event) => {
      if (event.target !== dialog) return;
      const {left, right, top, bottom} = dialog.getBoundingClientRect();
      const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
      if (!inside) leave();
    });
  });
})();
