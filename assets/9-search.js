// The search box in the header suggests what has a name while it is typed in. Everything that can
// be found is asked for once, when the box is first used; without it the form works as it is.
(() => {
  "use strict";
  const {chart, word, inLanguage} = window.migof;
  const box = document.getElementById("find");
  if (!box) return;
  const MOST = 8;
  const KINDS = ["part", "region", "programme", "theme"];
  const SLASH = "migof-slash";

  const list = document.createElement("ul");
  Object.assign(list, {id: "found", hidden: true});
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", word("What is found"));
  const said = document.createElement("span");
  said.className = "hidden";
  said.setAttribute("role", "status");
  box.form.append(list, said);
  const attributes = {role: "combobox", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list", "aria-keyshortcuts": "/"};
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);

  // The same words as the server makes of a name, and the same order of what is called so.
  const words = (text) => (text.replace(/’/g, "'").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
  const fit = (name, text) => {
    if (name === text) return 0;
    if (name.startsWith(text)) return 1;
    if (name.includes(` ${text}`)) return 2;
    const held = name.split(" ");
    return text.split(" ").every((word) => held.some((other) => other.startsWith(word))) ? 3 : 9;
  };

  let asked = null;
  const all = () => {
    asked ??= fetch(inLanguage(new URL("/api/v1/search", location.href))).then((answer) => answer.ok ? answer.json() : Promise.reject(answer.status))
      .then(({lines}) => lines.map((line) => ({...line, searched: line.names.map(words)})))
      .catch(() => { asked = null; return null; });
    return asked;
  };

  // What lines only speak of stands behind whatever is called so.
  const spokenOf = ({line}) => Number(line.kind === "theme");

  const best = (lines, text) => lines.map((line) => {
    const fits = line.searched.map((name) => fit(name, text));
    const fitting = Math.min(...fits);
    return {line, fitting, name: line.names[fits.indexOf(fitting)]};
  }).filter(({fitting}) => fitting < 9)
    .sort((a, b) => spokenOf(a) - spokenOf(b) || a.fitting - b.fitting || KINDS.indexOf(a.line.kind) - KINDS.indexOf(b.line.kind));

  const element = (name, text, more = {}) => Object.assign(document.createElement(name), {textContent: text}, more);

  const option = (index, href, ...inside) => {
    const made = element("li", "", {id: `found-${index}`});
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.dataset.href = href;
    made.append(...inside);
    return made;
  };

  const shown = ({line, name}, index) => {
    // Themes are called as in the book.
    const told = element("span", line.label, line.kind === "theme" ? {lang: "en"} : {});
    const also = line.names.slice(0, 3).includes(name) && (words(line.label).includes(words(name)) || name === line.printed) ? "" : ` · ${name}`;
    if (also) told.append(element("i", also));
    // What the book calls it, where the list is in another language.
    if (line.printed) told.append(element("i", ` · ${line.printed}`, {lang: "en"}));
    return option(index, line.address, told, element("b", line.written), element("small", line.note));
  };

  const options = () => [...list.querySelectorAll("[data-href]")];
  let at = -1;
  const point = (index) => {
    const held = options();
    at = held.length && index !== -1 ? (index + held.length) % held.length : -1;
    held.forEach((each, place) => { each.setAttribute("aria-selected", String(place === at)); });
    if (at === -1) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", held[at].id);
      held[at].scrollIntoView({block: "nearest"});
    }
  };

  const close = () => {
    list.hidden = true;
    said.textContent = "";
    point(-1);
    box.setAttribute("aria-expanded", "false");
  };

  // What is nearly called so: the server knows how names are spelt.
  const nearly = async (typed) => {
    const address = inLanguage(new URL(`/api/v1/search?q=${encodeURIComponent(typed)}`, location.href));
    const answer = await fetch(address).catch(() => null);
    const {lines} = answer?.ok ? await answer.json() : {lines: []};
    return lines.map((line) => ({line, name: line.label}));
  };

  const suggest = async () => {
    const typed = box.value;
    const text = words(typed);
    if (!text) { close(); return; }
    // Somebody who types on, or leaves, is no longer asking this.
    const over = () => box.value !== typed || document.activeElement !== box;
    const lines = await all();
    if (!lines || over()) return;
    const fitting = best(lines, text);
    const found = fitting.length ? fitting : await nearly(typed.trim());
    if (over()) return;
    const held = found.slice(0, MOST).map(shown);
    const filter = option(MOST, `/?q=${encodeURIComponent(typed.trim())}`, element("span", word("Filter the lines by “{words}”", {words: typed.trim()})));
    const nothing = element("li", word("Nothing is called “{words}”.", {words: typed.trim()}));
    nothing.setAttribute("role", "option");
    nothing.setAttribute("aria-disabled", "true");
    // Where no line can be called so, the filter would leave none.
    const called = fitting.some(({line}) => line.kind !== "theme");
    list.replaceChildren(...(called ? [...held, filter] : fitting.length ? held : [nothing, ...held]));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    point(-1);
    const count = {n: found.length, most: MOST};
    const counted = !found.length ? ""
      : found.length > MOST ? word("{n} found, the first {most} are listed", count) : word("{n} found", count);
    said.textContent = fitting.length ? counted : `${nothing.textContent} ${counted}`.trim();
  };

  // Where the form leads, as the server has it (app/model/search.py): to what alone is called so, by
  // its whole name or else at all; where that is none or several, the lines are filtered.
  const place = (lines, typed) => {
    const found = best(lines, words(typed)).filter((each) => !spokenOf(each));
    const whole = found.filter(({fitting}) => fitting === 0);
    const regional = new Set(found.filter(({line}) => line.kind === "region").map(({line}) => `regional-initiatives-${line.slug}`));
    const one = whole.length ? whole : found.filter(({line}) => !regional.has(line.slug));
    if (words(typed) && one.length === 1) return one[0].line.address;
    return typed ? `/?q=${encodeURIComponent(typed)}` : "/";
  };

  // A link for a moment: the script that keeps the address follows it like any other.
  const go = (href, beside) => {
    if (beside) { open(inLanguage(new URL(href, location.href)), "_blank", "noopener"); return; }
    close();
    const link = element("a", "", {href, hidden: true});
    document.body.append(link);
    link.click();
    link.remove();
    const own = document.querySelector(".words-search");
    box.value = own ? "" : new URLSearchParams(location.search).get("q") ?? "";
  };

  box.addEventListener("focus", all);
  box.addEventListener("input", suggest);
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", async (event) => {
    close();
    if (chart.absent) return;
    event.preventDefault();
    const typed = box.value.trim().replace(/\s+/g, " ");
    const lines = await all();
    // What has a name could not be asked for: the server leads.
    if (lines) go(place(lines, typed)); else box.form.submit();
  });
  box.addEventListener("keydown", (event) => {
    const steps = {ArrowDown: 1, ArrowUp: -1};
    if (event.key in steps && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (list.hidden) { suggest(); return; }
      const next = at + steps[event.key];
      // From the box upwards stands the last one.
      point(at === -1 && next < 0 ? options().length - 1 : next);
    } else if (event.key === "Enter" && at !== -1) {
      event.preventDefault();
      go(options()[at].dataset.href, event.ctrlKey || event.metaKey);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  // The focus stays in the box.
  list.addEventListener("mousedown", (event) => { event.preventDefault(); });
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-href]");
    if (chosen) go(chosen.dataset.href, event.ctrlKey || event.metaKey);
  });

  // A key without a modifier must be possible to turn off: some readers speak to their machine.
  const off = () => { try { return sessionStorage.getItem(SLASH) === "off"; } catch { return false; } };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || off()) return;
    if (document.querySelector("dialog:modal")) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  document.addEventListener("migof:drawn", () => {
    const chooser = document.getElementById("slash");
    if (chooser) chooser.checked = !off();
  });
  document.addEventListener("change", ({target}) => {
    if (target.id !== "slash") return;
    try { sessionStorage.setItem(SLASH, target.checked ? "on" : "off"); } catch { target.checked = true; }
  });
})();
