// The overview's update made in the browser alone: the same sums, the same figure and the same
// HTML as the server writes, from all lines held in the page. Only what the benchmark clicks on:
// parts and measure, all lines, bars by region, ranked.
(() => {
  "use strict";
  const held = JSON.parse(document.getElementById("held").textContent);
  const find = (id) => document.getElementById(id);
  const {lines, regions, parts, kinds} = held;

  const escaped = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;")
    .replace(/>/g, "&gt;").replace(/"/g, "&#34;").replace(/'/g, "&#39;");
  const plain = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const grouped = (amount) => String(amount).replace(/\B(?=(\d{3})+$)/g, ",");
  const exact = (amount) => amount === null ? "n/p" : amount ? grouped(amount) : "–";
  const cell = (amount) => amount === null
    ? '<abbr class="unknown" title="not printed">n/p</abbr>'
    : amount ? grouped(amount) : '<span class="nil">–</span>';
  // How many units an amount makes, a half upwards, as the server writes it: in whole numbers.
  const rounded = (amount, unit) => Math.floor((2 * amount + unit) / (2 * unit));
  const scaled = (amount, steps, join, small) => {
    for (const [step, word, digits] of steps) {
      const value = rounded(amount, step / 10 ** digits) / 10 ** digits;
      if (value >= 1) return value.toFixed(digits) + join + word;
    }
    return small(amount);
  };
  const short = (amount) => amount
    ? scaled(amount, [[1e9, "B", 2], [1e6, "M", 1], [1e3, "K", 0]], " ", String) : exact(amount);
  const spoken = (amount) => scaled(amount, [[1e9, "billion", 2], [1e6, "million", 1]], " ", grouped);
  const share = (part, whole, space = " ") => {
    if (!part || !whole) return "–";
    if (100 * part < whole) return `<1${space}%`;
    const percent = rounded(100 * part, whole);
    return percent === 100 && part < whole ? `>99${space}%` : `${percent}${space}%`;
  };
  // In a table a share stays with its sign, too.
  const shareCell = (part, whole) => escaped(share(part, whole, "\u00a0"));
  // A figure stays in one line with its sign, as the server draws it.
  const unbroken = (html) =>
    html.replace(/(?<=\d) (?=(?:[%×BMK]|[bm]illions?)(?!\w))/g, "\u00a0");
  const plural = (count, one) => `${grouped(count)} ${one}${count === 1 ? "" : "s"}`;
  const added = (amounts) => amounts.reduce((sum, amount) => sum + (amount ?? 0), 0);

  const read = (search) => {
    const asked = new URLSearchParams(search);
    const chosen = (asked.get("part") ?? "").split("~").filter(Boolean);
    return {chosen, measure: asked.get("measure") ?? "usd", sort: asked.get("sort") ?? "-requirement"};
  };
  const to = (state, more = {}) => {
    const {chosen, measure, sort, region, kind, theme, tab} = {...state, ...more};
    const pairs = [["region", region], ["part", parts.map((p) => p.slug).filter((p) => chosen.includes(p)).join("~")],
      ["kind", kind], ["theme", theme], ["measure", measure === "usd" ? "" : measure],
      ["sort", sort === "-requirement" ? "" : sort], ["tab", tab]];
    const text = pairs.filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
    return text ? `?${text}` : "/";
  };

  const summed = (state) => {
    const shown = parts.filter((part) => !state.chosen.length || state.chosen.includes(part.slug));
    const at = shown.map((part) => part.at);
    const rows = lines.map((line) => {
      const amounts = at.map((index) => line.amounts[index]);
      return {line, amounts, asked: added(amounts), known: amounts.some((amount) => amount !== null)};
    });
    rows.sort((a, b) => b.asked - a.asked);
    const byRegion = new Map(regions.map((region) => [region.slug, shown.map(() => 0)]));
    const byKind = new Map(kinds.map((kind) => [kind.slug, 0]));
    const byPart = parts.map(() => 0);
    for (const {line, amounts, asked} of rows) {
      const sums = byRegion.get(line.region);
      amounts.forEach((amount, index) => { sums[index] += amount ?? 0; });
      byKind.set(line.kind, byKind.get(line.kind) + asked);
      line.amounts.forEach((amount, index) => { byPart[index] += amount ?? 0; });
    }
    const areas = regions.map((region) => ({
      region, sums: byRegion.get(region.slug), total: added(byRegion.get(region.slug)),
      base: added(lines.filter((line) => line.region === region.slug).map((line) => added(line.amounts))),
    }));
    const ranked = [...areas].sort((a, b) => b.total - a.total);
    return {shown, rows, areas, ranked, byKind, byPart, whole: added(rows.map((row) => row.asked))};
  };

  const figure = (state, {shown, ranked, whole}) => {
    const shares = state.measure === "share";
    const longest = Math.max(...ranked.map((bar) => shares ? bar.total / (bar.base || 1) : bar.total)) || 1;
    const {name, thick, gap, line} = held.figure.pixels;
    let height = 0;
    const places = ranked.map(({region}) => {
      const tall = name + line * (region.broken.split("<br>").length - 1);
      const broken = region.broken.split("<br>").length;
      const place = {label: height + tall - 2 - Math.floor(line * broken / 2), body: height + tall};
      height += tall + thick + gap;
      return place;
    });
    const traces = shown.map((part, index) => ({
      type: "bar", orientation: "h", name: part.short,
      x: ranked.map((bar) => shares ? (bar.base ? bar.sums[index] / bar.base : 0) : bar.sums[index]),
      y: places.map((place) => place.body),
      offset: 0, width: thick, marker: {color: part.colour, line: {width: 0}},
      customdata: ranked.map((bar) => `${plain(bar.region.name)}<br>${part.short}: USD ${exact(bar.sums[index])} · ${share(bar.sums[index], bar.base)}`),
      hovertemplate: "%{customdata}<extra></extra>",
    }));
    const labels = {
      ...held.figure.labels,
      x: ranked.map(() => 0), y: places.map((place) => place.label),
      text: ranked.map((bar) => `<b>${bar.region.broken}</b>  ${short(bar.total)} · ${share(bar.total, whole)}`),
    };
    const layout = structuredClone(held.figure.layout);
    layout.xaxis.range = [0, longest * 1.01];
    Object.assign(layout.xaxis, marked(longest * 1.01, shares));
    return {data: [...traces, labels], layout};
  };

  const marked = (top, shares) => {
    const rough = top / 6, power = 10 ** Math.floor(Math.log10(rough));
    const step = [2, 5, 10].map((times) => power * times).find((value) => value >= rough);
    const tickvals = Array.from({length: Math.floor(top / step) + 1}, (_, index) => step * index);
    const [size, sign] = [[1e6, " M"], [1e3, " K"]].find(([least]) => step >= least / 2) ?? [1, ""];
    const amount = (value) => value ? `${(value / size).toFixed(step >= size ? 0 : 1)}${sign}` : "0";
    const ticktext = tickvals.map((value) => shares ? `${(100 * value).toFixed(0)} %` : amount(value));
    return {tickmode: "array", tickvals, ticktext};
  };

  const DEFINED = {"Funding requirement": "requirement", "Regional initiatives": "regional-initiatives", "Printed sums that hold": "sums"};
  const what = (name, label, place) => `<a class="what" href="?about=${name}" data-key="about-${place}-${name}">${escaped(label)}</a>`;

  const key = (value, label, note) =>
    `<div><dt>${DEFINED[label] ? what(DEFINED[label], label, "figure") : escaped(label)}</dt><dd><strong>${escaped(value)}</strong><span>${escaped(note)}</span></dd></div>`;

  const about = (state, {shown}) => {
    const names = shown.map((part) => part.short);
    if (!state.chosen.length) return "";
    return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  };

  const top = (state, sums) => {
    const {shown, rows, ranked, byPart, byKind, whole} = sums;
    let half = 0;
    for (let running = 0; half < rows.length && running < whole / 2; half += 1) running += rows[half].asked;
    const largest = shown.reduce((best, part) => byPart[part.at] > byPart[best.at] ? part : best);
    const regional = rows.filter(({line}) => line.kind === "regional-initiatives");
    const asking = rows.filter((row) => row.asked).length;
    const narrowed = about(state, sums);
    return `<h1 tabindex="-1">IOM asks for ${spoken(whole)} US dollars in ${held.year}${narrowed ? ` – ${escaped(narrowed)}` : ""}</h1>` +
      `<p class="lead">${plural(rows.length, "programme line")} in ${plural(ranked.length, "region")}. The largest single ask is ` +
      `${escaped(rows[0].line.name)}, ${spoken(rows[0].asked)} (${share(rows[0].asked, whole)}); ${half} lines make up half of the whole.</p>` +
      '<dl class="key-figures">' +
      key(`USD ${short(whole)}`, "Funding requirement", narrowed ? `${share(whole, held.world)} of the world’s ask` : "computed from the cells") +
      (shown.length === 1 ? key(`${asking} of ${rows.length}`, `Lines that ask for ${largest.short}`, largest.full)
        : key(share(byPart[largest.at], whole), largest.short, largest.full)) +
      key(share(byKind.get("regional-initiatives"), whole), "Regional initiatives",
        `USD ${short(byKind.get("regional-initiatives"))} in ${plural(regional.length, "line")}`) +
      key(held.sums.value, held.sums.label, held.sums.note) + "</dl>";
  };

  const facet = (name, label, href, chosen, amount, whole, part = "") => {
    const bar = amount === null ? "" : `<b>${short(amount)}</b><s${part} aria-hidden="true" style="width:${(whole ? 100 * amount / whole : 0).toFixed(1)}%"></s>`;
    const mark = chosen && amount !== null ? '<i aria-hidden="true">✕</i><span class="hidden">, chosen; follow to remove</span>' : "";
    return `<li><a href="${escaped(href)}" data-key="${name}"${chosen ? ' aria-current="true"' : ""}><span>${escaped(label)}${mark}</span>${bar}</a></li>`;
  };
  const group = (name, items, single = "", about = "") => `<section${single}><h2>${about ? what(about, name, "filter") : name}</h2><ul>${items.join("")}</ul></section>`;

  const themes = (state) => {
    const here = to(state);
    const href = here === "/" ? "/?about=themes" : `${here}&about=themes`;
    return group("Themes in the chapters", [facet("themes", "Choose what a chapter speaks of", href, false, null, 0)]);
  };

  const side = (state, {areas, byPart, byKind, whole}) => {
    const all = added(byPart);
    const toggled = (slug) => state.chosen.includes(slug) ? state.chosen.filter((p) => p !== slug) : [...state.chosen, slug];
    const active = state.chosen.length;
    return `<details class="filters"><summary>Filters${active ? ` (${active} set)` : ""}</summary><nav aria-label="Filters">` +
      '<form class="search" method="get" action="/" role="search"><label for="q">Search within this view</label><div class="line">' +
      '<input id="q" name="q" type="search" value="" maxlength="80" placeholder="Country or other name" data-key="q" autocomplete="off">' +
      '<button type="submit">Filter</button></div></form>' +
      (active ? `<p><a class="clear" data-key="clear" href="${escaped(to(state, {chosen: []}))}"><span aria-hidden="true">✕ </span>Clear all filters</a></p>` : "") +
      group("Region", areas.map(({region, total}) => facet(`region-${region.slug}`, region.short, to(state, {region: region.slug}), false, total, whole))) +
      group("Principle or objective", parts.map((part) => facet(`part-${part.slug}`, part.short, to(state, {chosen: toggled(part.slug)}),
        state.chosen.includes(part.slug), byPart[part.at], all, ` data-part="${part.slug}"`)), "", "migof") +
      group("Kind of line", kinds.map((kind) => facet(`kind-${kind.slug}`, kind.label, to(state, {kind: kind.slug}), false, byKind.get(kind.slug), whole)), "", "programme-line") +
      themes(state) +
      group("Show", [["usd", "US dollars"], ["share", "Shares"]].map(([measure, label]) =>
        facet(`measure-${measure}`, label, to(state, {measure}), state.measure === measure, null, 0)), ' class="single"') +
      "</nav></details>";
  };

  const chartHead = (state, {shown}) =>
    '<div class="chart-title"><h2>By region and principle or objective</h2><nav class=tabs aria-label=Chart>' +
    `<a href="${escaped(to(state))}" data-key="tab-Bars" aria-current="true">Bars</a>` +
    `<a href="${escaped(to(state, {tab: "heatmap"}))}" data-key="tab-Heatmap">Heatmap</a>` +
    `<a href="${escaped(to(state, {tab: "treemap"}))}" data-key="tab-Treemap">Treemap</a>` +
    `<a href="${escaped(to(state, {tab: "map"}))}" data-key="tab-Map">Map</a></nav></div>` +
    `<p class="unit">${state.measure === "share" ? "Share of the whole ask" : "USD"}</p><ul class=legend>` +
    shown.map((part) => `<li data-part="${part.slug}" title="${escaped(part.full)}">${what(part.slug, part.short, "legend")}</li>`).join("") + "</ul>";

  const sentence = ({shown, ranked, whole}) => {
    const [first] = ranked;
    const start = `${first.region.opening} asks for the most, ${spoken(first.total)} US dollars or ${share(first.total, whole)} of what is shown`;
    if (shown.length === 1) return `${start} under ${shown[0].short}.`;
    const at = first.sums.indexOf(Math.max(...first.sums));
    return `${start}; ${share(first.sums[at], first.total)} of it is for ${shown[at].short}.`;
  };

  const row = (head, cells, mark = "") => `<tr${mark}><th scope="row">${head}</th>${cells.join("")}</tr>`;
  const td = (html) => `<td>${html}</td>`;
  const table = (name, caption, head, body, foot) =>
    `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table${name}><caption>${caption}</caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${body}</tbody><tfoot>${foot}</tfoot></table></div>`;
  const adds = (state, shown) => shown.length !== 1 || state.measure === "share";
  const together = (state) => state.chosen.length ? "Together" : "All six";

  const pictures = (state) => {
    const href = escaped(`/api/v1/requirements.svg${to(state).replace("/", "")}`);
    return `<p class="pictures"><a href="${href}" download>Picture (SVG)</a>` +
      `<button type="button" data-picture="${href}">Picture (PNG)</button><span class="said" role="status"></span></p>`;
  };

  const chartFoot = (state, sums) => {
    const {shown, ranked, whole} = sums;
    const more = (total) => adds(state, shown) ? [td(cell(total))] : [];
    const head = '<th scope="col" class="words">Region</th>' +
      shown.map((part) => `<th scope="col" data-part="${part.slug}"><abbr title="${escaped(part.full)}">${part.short}</abbr> <small>USD</small></th>`).join("") +
      (adds(state, shown) ? `<th scope="col">${together(state)} <small>USD</small></th>` : "") + '<th scope="col">Share</th>';
    const body = ranked.map(({region, sums: amounts, total}) => row(
      `<a href="/regions/${region.slug}">${escaped(region.name)}</a>`,
      [...amounts.map((amount) => td(cell(amount))), ...more(total), td(shareCell(total, whole))])).join("");
    const columns = shown.map((_, index) => added(ranked.map((area) => area.sums[index])));
    const foot = row("Together", [...columns.map((amount) => td(cell(amount))), ...more(whole), td(shareCell(whole, whole))], ' class="total"');
    return `<p class="sentence">${unbroken(escaped(sentence(sums)))}</p><p class="source">${escaped(held.source)}</p>${pictures(state)}` +
      '<details class="behind"><summary>The figures of this chart as a table</summary>' +
      table("", "Funding requirement by region, computed from the lines shown", head, body, foot) + "</details>";
  };

  const asks = (rows, shown, whole) => {
    const found = rows.flatMap(({line, amounts}) => amounts.map((amount, index) => ({line, amount, part: shown[index]})))
      .filter(({amount}) => amount).sort((a, b) => b.amount - a.amount).slice(0, 5);
    const items = found.map(({line, amount, part}) => `<li data-part="${part.slug}"><span><a href="/programmes/${line.slug}">${escaped(line.name)}</a> ` +
      `<small>${part.short}</small></span> <b>${grouped(amount)}</b> <i>${shareCell(amount, whole)}</i></li>`).join("");
    return "<section><h2>The largest single asks</h2><p>What one line asks for under one principle or objective, in US dollars; " +
      `these five are ${share(added(found.map(({amount}) => amount)), whole)} of what is shown.</p><ol class="asks">${items}</ol></section>`;
  };

  const body = (state, {shown, rows, byPart, whole}) => {
    const shares = state.measure === "share";
    const sorter = (name, label, inner, part = "", words = "", unit = "") => {
      const down = name === "requirement";
      const first = ["programme", "region"].includes(name) ? name : `-${name}`;
      return `<th scope="col"${words}${part}${down ? ' aria-sort="descending"' : ""}><a href="${escaped(to(state, {sort: down ? "requirement" : first}))}" ` +
        `data-key="sort-${label}">${inner}<i aria-hidden="true">${down ? " ↓" : ""}</i></a>${unit}</th>`;
    };
    const unit = ` <small>${shares ? "share of line" : "USD"}</small>`;
    const words = ' class="words"';
    const head = sorter("programme", "Programme", "Programme", "", words) +
      (adds(state, shown) ? sorter("requirement", together(state), together(state), "", "", " <small>USD</small>") : "") +
      '<th scope="col">Share <small>of what is shown</small></th>' +
      shown.map((part) => sorter(part.slug, part.short, `<abbr title="${escaped(part.full)}">${part.short}</abbr>`, ` data-part="${part.slug}"`, "", unit)).join("") +
      sorter("region", "Region", "Region", "", words);
    const amount = (value, asked) => td(shares && value ? shareCell(value, asked) : cell(value));
    const more = (asked, known) => adds(state, shown) ? [td(cell(known ? asked : null))] : [];
    const share = (value) => value === null ? cell(null) : shareCell(value, whole);
    const metered = (value) => value
      ? `<span class="meter" style="--w:${(100 * value / whole).toFixed(2)}">${share(value)}</span>` : share(value);
    const made = rows.map(({line, amounts, asked, known}) => row(
      `<a href="/programmes/${line.slug}">${escaped(line.name)}</a>`,
      [...more(asked, known), td(metered(known ? asked : null)),
        ...amounts.map((value) => amount(value, added(line.amounts))),
        `<td class="words"><a href="/regions/${line.region}">${escaped(line.short)}</a></td>`])).join("");
    const foot = row(`${plural(rows.length, "line")} shown, computed`, [...more(whole, true), td(shareCell(whole, whole)),
      ...shown.map((part) => amount(byPart[part.at], added(byPart))), "<td class=\"words\"></td>"], ' class="total"');
    const query = to(state).replace("/", "");
    const asked = (more = "") => escaped(more ? `${query || "?"}${query ? "&" : ""}${more}` : query);
    const twin = (ending, more) => `/api/v1/requirements${ending}${asked(more)}`;
    const file = (name, href) => `<li><a href="${href}" download><span>${name}</span> <small>${plural(rows.length, "row")}</small></a></li>`;
    const files = file("CSV", twin(".csv", "bom=1")) + file("Excel", twin(".xlsx")) + file("JSON", twin(".json")) + file("Zip", twin(".zip"));
    const also = `<p>Also: <a href="${twin(".csv", "shape=long&bom=1")}" download>CSV, one row per principle or objective</a> · ` +
      `<a href="${twin(".csv", "hxl=1&bom=1")}" download>CSV with HXL hashtags</a> · <a href="${twin("")}" class="api">API address</a></p>`;
    return asks(rows, shown, whole) + "<section><h2>Every programme line</h2>" +
      table(' id="programmes"', "Funding requirement by programme", head, made, foot) +
      `</section><section class="downloads"><h2>Take it away</h2><ul>${files}</ul>${also}</section>`;
  };

  const fill = (id, html) => {
    const place = find(id);
    const open = [...place.querySelectorAll("details")].map((details) => details.open);
    place.innerHTML = html;
    place.querySelectorAll("details").forEach((details, index) => { details.open = open[index] ?? false; });
  };

  const show = () => {
    const state = read(location.search);
    const sums = summed(state);
    const {data, layout} = figure(state, sums);
    const name = document.activeElement?.dataset?.key;
    fill("top", unbroken(top(state, sums)));
    fill("side", side(state, sums));
    fill("chart-head", chartHead(state, sums));
    fill("chart-foot", chartFoot(state, sums));
    fill("body", body(state, sums));
    const room = document.querySelector(".chart");
    room.style.height = `${layout.height}px`;
    sums.shown.forEach((part, index) => room.style.setProperty(`--s${index + 1}`, `var(--${part.slug})`));
    if (name) document.querySelector(`[data-key="${CSS.escape(name)}"]`)?.focus({preventScroll: true});
    document.title = about(state, sums) || "MiGOF Funding Explorer";
    return Plotly.react(document.querySelector(".js-plotly-plot, #plot"), data, layout, held.figure.config);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    show();
  });
  addEventListener("popstate", show);
  show();
})();
