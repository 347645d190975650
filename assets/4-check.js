// Posts a table of the reader's own to the API and puts the report below the form; each file of
// the report posts the same table again. Nothing is kept here but what the form holds.
(() => {
  "use strict";
  const FILES = [["Excel", "xlsx"], ["CSV", "csv"], ["JSON", "json"]];
  const find = (id) => document.getElementById(id);

  const posted = async (form, ending) => {
    const answer = await fetch(`/api/v1/check.${ending}`, {method: "POST", body: new FormData(form)});
    if (answer.ok) return answer;
    const failed = await answer.json().catch(() => null);
    throw new Error(failed?.error ?? "The table could not be checked; nothing was lost. Try again.");
  };

  const say = (text) => { find("own-state").textContent = text; };

  const download = async (form, ending) => {
    const address = URL.createObjectURL(await (await posted(form, ending)).blob());
    const link = Object.assign(document.createElement("a"), {href: address, download: `migof-check.${ending}`});
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };

  const offer = (form, place) => {
    const row = Object.assign(document.createElement("p"), {className: "line"});
    row.append("This report as a file: ");
    for (const [label, ending] of FILES) {
      const button = Object.assign(document.createElement("button"), {type: "button", textContent: label});
      button.addEventListener("click", () => download(form, ending).catch((error) => say(error.message)));
      row.append(button);
    }
    place.prepend(row);
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches(".own-table")) return;
    event.preventDefault();
    const button = form.querySelector("button");
    const place = find("own-verdict");
    button.disabled = true;
    place.replaceChildren();
    say("Adding up …");
    try {
      // The server writes the report; every text of the table in it is escaped there.
      place.innerHTML = await (await posted(form, "html")).text();
      offer(form, place);
      say("Checked.");
      place.focus({preventScroll: true});
      place.scrollIntoView({block: "start"});
    } catch (error) {
      say(error.message);
    } finally {
      button.disabled = false;
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "own-file") find("own-text").value = "";
  });
})();
