// Posts a table of the reader's own to the API and puts the report below the form; each file of
// the report posts the same table again. Nothing is kept here but what the form holds.
(() => {
  "use strict";
  const {word, target} = window.migof;
  const FILES = [["Excel", "xlsx"], ["CSV", "csv"], ["JSON", "json"], ["JUnit", "junit"]];
  const NAMES = {junit: "junit.xml"};
  const PATIENCE = 60000;
  const SHOWN_AFTER = 400;
  const LOCALE = document.documentElement.lang;
  const find = (id) => document.getElementById(id);
  let touched = "file";

  const say = (text = "", failed = false) => {
    const state = find("own-state");
    if (!state) return;
    state.textContent = text;
    if (failed) state.dataset.state = "error"; else delete state.dataset.state;
  };

  // What is checked, as it stands now: a file that changes on the disk afterwards changes no
  // report that is already on the screen.
  const taken = async (form) => {
    const file = find("own-file").files[0];
    const text = find("own-text").value;
    const body = new FormData();
    body.append("tolerance", find("own-tolerance").value);
    if (file && !(text.trim() && touched === "text")) {
      const limit = Number(form.dataset.limit);
      if (file.size > limit) {
        const size = (file.size / 1048576).toLocaleString(LOCALE, {minimumFractionDigits: 1, maximumFractionDigits: 1});
        throw new Error(word("“{file}” holds {size} MB; at most {most} MB are read.", {file: file.name, size, most: limit / 1048576}));
      }
      const bytes = await file.arrayBuffer().catch(() => {
        throw new Error(word("“{file}” was changed or moved since it was chosen: choose it again.", {file: file.name}));
      });
      body.append("file", new File([bytes], file.name, {type: file.type}));
      return {body, done: word("Checked “{file}”.", {file: file.name})};
    }
    if (!text.trim()) throw new Error(word("There is nothing to check yet: choose a file or paste a table."));
    body.append("text", text);
    return {body, done: word("Checked the pasted text.")};
  };

  const LOST = word("no answer came. The table is still here: try again.");
  const LINES = "application/x-ndjson";

  // Why the server refused, in its own sentence.
  const reason = (text) => {
    try {
      return JSON.parse(text).error;
    } catch {
      return word("the server gave no reason. The table is still here: try again.");
    }
  };

  const posted = async (body, ending) => {
    const query = ending === "csv" ? "?bom=1" : "";
    const asked = {method: "POST", body, signal: AbortSignal.timeout(PATIENCE)};
    const answer = await fetch(`/api/v1/check.${ending}${query}`, asked).catch(() => {
      throw new Error(LOST);
    });
    if (answer.ok) return answer;
    throw new Error(reason(await answer.text()));
  };

  // The report as HTML; what the server says on the way to it is told. Not by fetch: Chromium
  // counts an answer that is read piece by piece as broken off, though it is whole.
  const report = (body, told) => new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    let [read, found, failed] = [0, undefined, undefined];
    const streams = () => asked.getResponseHeader("Content-Type")?.startsWith(LINES);
    const take = () => {
      const whole = asked.responseText.lastIndexOf("\n") + 1;
      const lines = asked.responseText.slice(read, whole).split("\n").filter(Boolean);
      read = whole;
      for (const line of lines.map((text) => JSON.parse(text))) {
        if (line.error) failed = line.error;
        else if (line.step === "report") found = line.report;
        else told(line.told);
      }
    };
    asked.onprogress = () => { if (asked.status === 200 && streams()) take(); };
    asked.onload = () => {
      if (asked.status !== 200) failed = reason(asked.responseText);
      else if (streams()) take(); else found = asked.responseText;
      if (found === undefined) reject(new Error(failed ?? LOST)); else resolve(found);
    };
    asked.onerror = asked.ontimeout = () => reject(new Error(LOST));
    // The report on the page is in its language, files are in English.
    const spoken = document.documentElement.dataset.lang;
    asked.open("POST", `/api/v1/check.html${spoken ? `?lang=${spoken}` : ""}`);
    asked.setRequestHeader("Accept", LINES);
    asked.timeout = PATIENCE;
    asked.send(body);
  });

  const download = async (body, ending) => {
    const address = URL.createObjectURL(await (await posted(body, ending)).blob());
    const name = `migof-check.${NAMES[ending] ?? ending}`;
    Object.assign(document.createElement("a"), {href: address, download: name}).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    return name;
  };

  const offer = (body, place) => {
    const row = Object.assign(document.createElement("p"), {className: "line", role: "group"});
    row.setAttribute("aria-label", word("This report as a file"));
    row.append(word("This report as a file: "));
    const said = Object.assign(document.createElement("output"), {className: "saved"});
    for (const [label, ending] of FILES) {
      const button = Object.assign(document.createElement("button"), {type: "button", textContent: label});
      button.addEventListener("click", async () => {
        said.textContent = word("Making the {format} file …", {format: label});
        try {
          said.textContent = word("{file} is saved.", {file: await download(body, ending)});
        } catch (error) {
          said.textContent = word("No file was made: {why}", {why: error.message});
        }
      });
      row.append(button);
    }
    row.append(said);
    place.prepend(row);
  };

  // A wait that can be felt is shown, with what is known so far; a shorter one would only flicker.
  const waiting = () => {
    let shown = false;
    let known = "";
    const timer = setTimeout(() => {
      const bar = find("own-progress");
      if (bar) bar.hidden = false;
      shown = true;
      if (known) say(known);
    }, SHOWN_AFTER);
    return {
      told: (text) => {
        known = text;
        if (shown) say(known);
      },
      done: () => {
        clearTimeout(timer);
        shown = false;
        const bar = find("own-progress");
        if (bar) bar.hidden = true;
      },
    };
  };

  // What is checked of the form with the example. Where nothing of the reader's stands there, it is put
  // where a table is pasted: it can be read, and mended.
  const exemplary = (form) => {
    const [file, pasted, {value: text}] = [find("own-file"), find("own-text"), form.elements.text];
    if (!file.files.length && !pasted.value.trim()) pasted.value = text;
    const body = new FormData();
    body.append("tolerance", find("own-tolerance").value);
    body.append("text", text);
    return {body, done: word("Checked the example.")};
  };

  const check = async (take) => {
    const button = document.querySelector(".own-table button[type=submit]");
    const place = find("own-verdict");
    if (button.disabled) return;
    button.disabled = true;
    place.replaceChildren();
    say(word("Adding up …"));
    const {told, done} = waiting();
    try {
      const {body, done: checked} = await take();
      // The server writes the report; every text of the table in it is escaped there.
      const html = await report(body, told);
      done();
      place.innerHTML = html;
      offer(body, place);
      say(checked);
      place.focus({preventScroll: true});
      place.scrollIntoView({block: "start"});
    } catch (error) {
      done();
      say(word("Not checked: {why}", {why: error.message}), true);
    } finally {
      button.disabled = false;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(".own-table, .own-example")) return;
    event.preventDefault();
    check(() => (form.matches(".own-example") ? exemplary(form) : taken(form)));
  });

  // From a finding to its difference in the table and back: without a new address, which would
  // draw the page anew and lose the report.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".verdict a[href^='#']");
    const there = link && find(target(link.hash));
    if (!there || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    there.scrollIntoView({block: "center", inline: "center"});
    there.focus({preventScroll: true});
  });

  // What was said of the last table is no word on the one that is chosen now; a check that is
  // under way says at its end what it was of.
  const another = (kind) => {
    touched = kind;
    if (!document.querySelector(".own-table button[type=submit]").disabled) say();
  };
  document.addEventListener("change", (event) => {
    if (event.target.id === "own-file") another("file");
  });
  document.addEventListener("input", (event) => {
    if (event.target.id === "own-text") another("text");
  });

  const dropping = (event) => {
    const form = document.querySelector(".own-table");
    return form && [...(event.dataTransfer?.types ?? [])].includes("Files") ? form : null;
  };

  document.addEventListener("dragover", (event) => {
    const form = dropping(event);
    if (!form) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    form.classList.add("dropping");
  });

  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.querySelector(".own-table")?.classList.remove("dropping");
  });

  document.addEventListener("drop", (event) => {
    const form = dropping(event);
    if (!form) return;
    event.preventDefault();
    form.classList.remove("dropping");
    if (event.dataTransfer.files.length !== 1) {
      say(word("Not checked: drop one file at a time."), true);
      return;
    }
    find("own-file").files = event.dataTransfer.files;
    touched = "file";
    form.requestSubmit();
  });
})();
