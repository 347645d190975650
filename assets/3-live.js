// Keeps the address the only state: in-app links and forms change it without a new page, and
// what the server answers is put in its place with focus, title and spoken sentence kept right.
(() => {
  "use strict";
  const {chart, where} = window.migof;
  const find = (id) => document.getElementById(id);
  const TOLD = "told";
  let shownPath = null;
  let hash = location.hash;

  // What scripts say, in the language of the page: English where nothing was sent.
  const words = JSON.parse(find("words")?.textContent ?? "{}");
  const word = (text, places = {}) => (words[text] ?? text)
    .replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);

  // The id that an address leads to on its page: who writes an address may write what is no text.
  const target = (fragment) => {
    try {
      return decodeURIComponent(fragment.slice(1));
    } catch {
      return fragment.slice(1);
    }
  };

  // The language asked for stands in every address of the page, also in those that scripts make.
  const language = document.documentElement.dataset.lang ?? "";
  const inLanguage = (address) => {
    if (language && !address.searchParams.has("lang")) {
      address.search += `${address.search ? "&" : "?"}lang=${language}`;
    }
    return address;
  };
  const inOther = (address, code) => {
    const other = new URL(address, location.href);
    other.searchParams.delete("lang");
    const query = other.search.slice(1).replace(/%7E/gi, "~");
    return `${other.pathname}?${query}${query ? "&" : ""}lang=${code}`;
  };
  window.migof = Object.assign(window.migof ?? {}, {word, target, inLanguage, inOther});
  // A page that was answered in the browser's language says so: its link shows others the same.
  if (language && !new URL(location.href).searchParams.has("lang")) {
    history.replaceState(history.state, "", inLanguage(new URL(location.href)).href);
  }

  // dcc.Location listens for this event; to us it tells nothing.
  const tell = () => dispatchEvent(new PopStateEvent("popstate", {state: TOLD}));

  // A new address keeps the browser busy (its line, history, icon), and a machine of few cores with
  // it, for as long as the whole answer takes: it is entered when the view has been painted, or where
  // the answer takes longer; and at once where a reader may be about to leave, go back or on. Links
  // are read from the address that stands, so that of another page is entered before its view.
  const SOON = 50;
  // Of a page in the background, which is not painted.
  const HIDDEN = 200;
  const MAY_LEAVE = ["keydown", "pointerdown", "wheel"];
  let due = null;
  let timer = 0;
  // The title of a view that is drawn: a browser keeps it with the address that stands.
  let title = null;
  const enter = () => {
    clearTimeout(timer);
    if (!due) return;
    where.entering();
    history.pushState(null, "", due);
    if (title === null) languages(due); else document.title = title;
    due = title = null;
  };

  const go = (address) => {
    inLanguage(address);
    hash = address.hash;
    due = address.href;
    where.leave();
    timer = setTimeout(enter, SOON);
    const stays = address.pathname === location.pathname && !hash;
    const steps = stays ? {stand: afterwards, lost: enter} : {come: enter};
    window.migof.show(address, steps).then(() => { enter(); tell(); });
  };

  // In the frame after that in which the view is painted.
  const afterwards = () => {
    clearTimeout(timer);
    timer = setTimeout(enter, HIDDEN);
    requestAnimationFrame(() => requestAnimationFrame(enter));
  };

  for (const sign of MAY_LEAVE) addEventListener(sign, enter, {capture: true, passive: true});
  // To the browser's own buttons a pointer leaves the page, and a key the window: of what is in it a
  // blur does not come that far.
  document.documentElement.addEventListener("pointerleave", enter);
  addEventListener("blur", enter);

  const inApp = (address) =>
    address.origin === location.origin && !/^\/(api|assets|_)/.test(address.pathname);

  const samePage = (address) =>
    address.pathname === location.pathname && address.search === location.search;

  // The address that a plain click on a link leads to without a new page; null where it does not.
  const followed = (event) => {
    enter();
    const plain = !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (chart.absent || !plain || event.defaultPrevented || !link || link.hasAttribute("target") || link.hasAttribute("download")) return null;
    // In another language the frame of the page is another, too.
    if (link.hasAttribute("hreflang")) return null;
    // A link of a drawing keeps its address elsewhere than one of text.
    const address = new URL(link.getAttribute("href"), location.href);
    return !inApp(address) || (samePage(inLanguage(address)) && address.hash) ? null : address;
  };

  document.addEventListener("click", (event) => {
    const address = followed(event);
    if (!address) return;
    event.preventDefault();
    if (!samePage(address)) go(address);
  });

  // A finger that is put down may be about to scroll.
  document.addEventListener("pointerdown", (event) => {
    const address = event.pointerType === "mouse" && followed(event);
    if (address) window.migof.press(address);
  });

  document.addEventListener("submit", (event) => {
    if (chart.absent || event.defaultPrevented) return;
    enter();
    const form = event.target;
    const address = new URL(form.action);
    if (form.method !== "get" || !inApp(address)) return;
    event.preventDefault();
    const values = [...new FormData(form)].filter(([, value]) => value.trim());
    const text = values.map(([name, value]) =>
      `${name}=${encodeURIComponent(value.trim()).replace(/%7E/gi, "~")}`);
    address.search = text.join("&");
    if (!samePage(inLanguage(address))) go(address);
  });

  addEventListener("popstate", ({state}) => {
    if (state === TOLD) return;
    // Who went back before it was entered is back from there as well.
    due = title = null;
    hash = location.hash;
    where.back(state);
    window.migof.show(location);
    languages(location.href);
  });

  // Browsers that cannot show closed details by style get them opened on wide windows.
  const openWide = () => {
    if (CSS.supports("selector(::details-content)")) return;
    const filters = document.querySelector(".filters");
    if (filters && matchMedia("(min-width: 1100px)").matches) filters.open = true;
  };

  const current = (path) => {
    for (const link of document.querySelectorAll("header.site nav:not(.languages) a")) {
      const at = new URL(link.href).pathname;
      const inside = path === at || (at !== "/" && path.startsWith(`${at}/`)) ||
        (at === "/regions" && path.startsWith("/programmes/"));
      if (inside) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
  };

  // The view in every language: at the address in the bar while it is on its way, then at its own.
  const languages = (address) => {
    for (const link of document.querySelectorAll(".languages a")) {
      link.href = inOther(address, link.hreflang);
    }
  };

  // Where the box that had the focus is gone, or the way through a list: the one it lay in, else
  // the first of the new level.
  const nearest = (key) => {
    for (let name = key; name; name = name.slice(0, Math.max(name.lastIndexOf("-"), 0))) {
      const found = document.querySelector(`[data-key="${CSS.escape(name)}"]`);
      if (found || !/^(tree|pager)-/.test(key)) return found;
    }
    // The treemap is there in several sizes, of which one is shown.
    return [...document.querySelectorAll(".tree a")].find((box) => box.offsetParent);
  };

  const settle = (path, key) => {
    const first = shownPath === null;
    const moved = !first && shownPath !== path;
    const before = where.found();
    const scrolled = before ?? (moved ? 0 : null);
    const led = before === null && hash && find(target(hash));
    shownPath = path;
    hash = "";
    if (scrolled !== null) scrollTo(0, scrolled);
    if (moved) document.querySelector("#top h1")?.focus({preventScroll: true});
    else if (key) nearest(key)?.focus({preventScroll: true});
    const folded = led && led.closest("details");
    if (folded) folded.open = true;
    if (led) led.scrollIntoView();
  };

  // What Dash hands over after it was drawn ahead (3-ahead.js) is the same object.
  let last = null;

  const draw = (drawn) => {
    if (!drawn || drawn === last) return;
    last = drawn;
    const {slots, meta} = drawn;
    // Back to a page in another language: its frame is the server's to write.
    if (meta.lang !== language && shownPath !== null) { location.reload(); return; }
    const key = document.activeElement?.dataset?.key;
    const changed = shownPath !== null;
    const first = find("first");
    // Its place first: what Dash has drawn already may be too high for it.
    chart.place(meta);
    chart.cover(document.querySelector("#first .chart > svg"));
    if (slots) window.migof.fill(slots); else window.migof.take(first);
    first?.remove();
    document.body.classList.add("live");
    if (due) title = meta.title; else document.title = meta.title;
    openWide();
    current(meta.path);
    languages(meta.address || location.pathname);
    // The box of the header says what is searched for, in whichever way it came into the address.
    const box = find("find");
    // A page that searches a text of its own has its own box for its words.
    const own = document.querySelector(".words-search");
    if (box) box.value = own ? "" : new URL(due ?? location.href).searchParams.get("q") ?? "";
    settle(meta.path, key);
    if (changed) find("spoken").textContent = meta.spoken;
    document.dispatchEvent(new CustomEvent("migof:drawn", {detail: meta}));
    // Laid out in this task: the chart, which is drawn in the next, would have it done with its own.
    if (!changed) document.body.getBoundingClientRect();
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {migof: {draw}});
})();
