// Keeps the section about sharing true to the view that is shown, and copies what it offers.
(() => {
  "use strict";
  const {word, inOther} = window.migof;
  // Dates in English are written as in the United Kingdom.
  const LOCALE = document.documentElement.lang.replace(/^en$/, "en-GB");
  const SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&#34;", "'": "&#39;"};
  const share = () => document.getElementById("share");

  const put = (place, value) => {
    if (place instanceof HTMLInputElement) place.value = value;
    else if (place instanceof HTMLAnchorElement) place.href = value;
    else if (place.textContent !== value) place.textContent = value;
  };

  const embedded = (address) => {
    const [path, query] = address.split("?");
    return `/embed${path.replace(/\/$/, "")}${query ? `?${query}` : ""}`;
  };

  // The CSV of the view as a program reads it: without what is for a spreadsheet or for the page.
  const csv = () => {
    const href = document.querySelector("#body .downloads a")?.getAttribute("href") ?? "";
    const [path, query = ""] = href.split("?");
    const kept = query.split("&").filter((pair) => !/^(bom|tab|measure)=/.test(pair)).join("&");
    return kept ? `${path}?${kept}` : path;
  };

  // The day is known here only: what the server writes may be kept for long.
  const today = () => new Date().toLocaleDateString(LOCALE, {day: "numeric", month: "long", year: "numeric"});

  const values = ({address, label, height}, {root, room, drawing}) => {
    // What holds a figure together on the page is a plain blank in a citation.
    const heading = document.querySelector("#top h1").textContent.replace(/\u00a0/g, " ");
    const file = csv();
    const day = word("accessed {day}", {day: today()});
    return {
      heading, root,
      csv: file && root + file,
      what: file.includes("/findings") ? "findings" : "requirements",
      link: root + address,
      accessed: `, ${day}`,
      embed: embedded(address),
      title: heading.replace(/[&<>"']/g, (sign) => SIGNS[sign]),
      height: String((height || (label && Number(drawing)) || 0) + Number(room)),
    };
  };

  document.addEventListener("migof:drawn", ({detail: meta}) => {
    const section = share();
    if (!section) return;
    section.hidden = !meta.address;
    if (!meta.address) return;
    const known = values(meta, section.dataset);
    document.getElementById("share-cite").hidden = section.querySelector(".on-paper").hidden = !meta.cited;
    document.getElementById("share-embed").hidden = !meta.label;
    document.getElementById("share-code").hidden = !known.csv;
    for (const place of section.querySelectorAll("[data-fill]")) put(place, known[place.dataset.fill] ?? "");
    document.querySelector("link[rel=canonical]")?.setAttribute("href", known.link);
    for (const link of document.querySelectorAll("link[rel=alternate][hreflang]")) {
      link.href = known.root + inOther(meta.address, link.hreflang);
    }
    section.querySelector(".said").textContent = "";
    section.querySelector(".done")?.classList.remove("done");
  });

  // In somebody else's page the chart stays where it is; what it leads to opens beside it.
  document.addEventListener("click", ({target}) => {
    const link = target instanceof Element && target.closest("a[href]");
    if (link && document.body.classList.contains("embed")) link.setAttribute("target", "_blank");
  }, true);

  // Where a page may not write the clipboard, the text is selected for the reader's own keys.
  const select = (place) => {
    if (place instanceof HTMLInputElement) {
      place.focus();
      place.select();
    } else {
      getSelection().selectAllChildren(place);
    }
  };

  document.addEventListener("click", async ({target}) => {
    const button = target instanceof Element && target.closest("[data-copy]");
    if (!button) return;
    const place = document.getElementById(button.dataset.copy);
    const said = share().querySelector(".said");
    share().querySelector(".done")?.classList.remove("done");
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(place.value ?? place.textContent);
      said.textContent = button.dataset.said;
      button.classList.add("done");
    } catch {
      select(place);
      said.textContent = word("Selected: copy it with Ctrl+C, or ⌘C on a Mac.");
    }
  });
})();
