// What takes longer than half a second says so; what is not answered can be asked for again, and
// nothing that is on the screen is lost.
(() => {
  "use strict";
  const {word} = window.migof;
  const CALLBACKS = "/_dash-update-component";
  const PATIENCE = 500;
  const SERVER = 500;
  let waiting = 0;
  let timer = 0;

  const busy = (on) => {
    clearTimeout(timer);
    const main = document.getElementById("content");
    if (on) {
      timer = setTimeout(() => {
        document.body.classList.add("waiting");
        main?.setAttribute("aria-busy", "true");
      }, PATIENCE);
      return;
    }
    document.body.classList.remove("waiting");
    main?.removeAttribute("aria-busy");
  };

  let banner = null;
  const hide = () => { banner?.remove(); banner = null; };

  // Resolves when the reader asks again, or the network is back.
  const again = (sentence) => new Promise((resolve) => {
    hide();
    banner = document.createElement("div");
    banner.className = "unanswered";
    banner.setAttribute("role", "alert");
    const text = document.createElement("p");
    text.append(sentence, " ", word("What you see is still here, and so is the address."));
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word("Try again");
    banner.append(text, button);
    document.body.append(banner);
    const asked = banner;
    const retry = () => {
      removeEventListener("online", retry);
      if (banner === asked) hide();
      resolve();
    };
    button.addEventListener("click", retry);
    addEventListener("online", retry);
  });

  const plain = window.fetch.bind(window);
  let latest = 0;
  const patient = async (resource, options) => {
    const number = ++latest;
    for (;;) {
      waiting += 1;
      busy(true);
      let sentence = "";
      try {
        const answer = await plain(resource, options);
        if (answer.status < SERVER || number !== latest) {
          if (number === latest) hide();
          return answer;
        }
        sentence = word("The server could not answer.");
      } catch (error) {
        // Who went on meanwhile asked for something else.
        if (number !== latest || error.name === "AbortError") throw error;
        sentence = word("The server did not answer.");
      } finally {
        waiting -= 1;
        if (!waiting) busy(false);
      }
      await again(sentence);
    }
  };

  window.fetch = (resource, options) => {
    const address = typeof resource === "string" ? resource : resource?.url ?? "";
    return address.includes(CALLBACKS) ? patient(resource, options) : plain(resource, options);
  };
})();
