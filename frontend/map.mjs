// The outlines of the world map: projected once, each place a path that takes its colour from its user.
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import d3 from "d3-geo";
import topojson from "topojson-client";

const WIDE = 10_000; // units of the drawing: 4 km at the equator, a quarter of a pixel in the closest view
const ICE = "ATA"; // left out: nobody asks for anything there, and it would take a seventh of the room
const MAIN = 0.05; // of a place's largest piece: smaller ones do not widen the box it is shown in
const CELL = 40; // side of a square of the coarse picture that tells land from sea
const EDGE = 60; // of sea around all land
const LAKE = 300; // square units, 5,000 square kilometres

const NOTICE = `Outlines: UN Geodata (simplified), 1:50 million; lakes: Natural Earth (public domain).
Both as packed by plotly.js (MIT), projected (Equal Earth) and rounded here. UN dotted lines are not drawn.
The boundaries and names shown and the designations used on this map do not imply official endorsement or
acceptance by the United Nations.`;

/** The topology of plotly.js; its file is made for browsers. */
function outlines() {
  const require = createRequire(import.meta.url);
  globalThis.window ??= {};
  return require("plotly.js/dist/plotly-geo-assets.js").topojson.world_50m;
}

/** Rings of a feature on the whole units of the drawing. */
function rings(projection, feature) {
  const made = [];
  d3.geoStream(feature, projection.stream({
    point: (x, y) => made.at(-1).push([Math.round(x), Math.round(y)]),
    lineStart: () => made.push([]),
    lineEnd() {}, polygonStart() {}, polygonEnd() {}, sphere() {},
  }));
  return made.map(thinned);
}

const turns = ([ax, ay], [bx, by], [cx, cy]) => (bx - ax) * (cy - by) !== (by - ay) * (cx - bx);

/** A ring without points that rounding has laid on their neighbour or between two of them. */
function thinned(ring) {
  const kept = [];
  for (const point of ring) {
    if (kept.length && `${point}` === `${kept.at(-1)}`) continue;
    while (kept.length > 1 && !turns(kept.at(-2), kept.at(-1), point)) kept.pop();
    kept.push(point);
  }
  while (kept.length > 1 && `${kept[0]}` === `${kept.at(-1)}`) kept.pop();
  return kept;
}

/** Signed area and centroid of a ring. */
function measured(ring) {
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length];
    const cross = ax * by - bx * ay;
    [area, x, y] = [area + cross / 2, x + (ax + bx) * cross, y + (ay + by) * cross];
  });
  return { ring, area, centre: [x / (6 * area), y / (6 * area)] };
}

/** A path in relative whole steps. */
function drawn(ring) {
  const steps = ring.slice(1).map(([x, y], index) => `${x - ring[index][0]} ${y - ring[index][1]}`);
  return `M${ring[0].join(" ")}l${steps.join(" ")}z`.replaceAll(" -", "-");
}

const path = (name, rings) =>
  `<path${name && ` id="${name}"`} vector-effect="non-scaling-stroke" d="${rings.map(drawn).join("")}"/>`;

/** Where a place stands: centre of its largest piece, box of its main pieces, area of the largest; whole units. */
function stand(pieces) {
  const largest = pieces.reduce((a, b) => (Math.abs(b.area) > Math.abs(a.area) ? b : a));
  const points = pieces.filter(({ area }) => Math.abs(area) >= MAIN * Math.abs(largest.area)).flatMap(({ ring }) => ring);
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return [...largest.centre, ...box, Math.abs(largest.area)].map(Math.round);
}

/** A place too small for the drawing: one square unit where it is. */
function speck(projection, features) {
  const [x, y] = projection(d3.geoCentroid(features[0])).map(Math.round);
  return [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]]];
}

/** Land as a coarse picture: a row of hexadecimal digits each, a set bit where a cell's middle is land. */
function coarse(rings, [west, north, wide, high]) {
  const rows = [];
  for (let y = north + CELL / 2; y < north + high; y += CELL) {
    const cells = new Array(Math.ceil(wide / CELL / 4) * 4).fill(0);
    for (const ring of rings) {
      const cuts = ring.flatMap(([ax, ay], index) => {
        const [bx, by] = ring[(index + 1) % ring.length];
        return (ay > y) === (by > y) ? [] : [ax + ((y - ay) * (bx - ax)) / (by - ay)];
      }).sort((a, b) => a - b);
      for (let pair = 0; pair < cuts.length; pair += 2) {
        const [first, last] = [cuts[pair], cuts[pair + 1]].map((x) => Math.round((x - west) / CELL));
        for (let cell = first; cell < last; cell++) cells[cell] = 1;
      }
    }
    rows.push(cells.join("").replace(/..../g, (bits) => parseInt(bits, 2).toString(16)));
  }
  return { cell: CELL, rows };
}

/** Write world.svg and places.json into a folder. */
export async function buildMap(folder) {
  const topology = outlines();
  // Turned so that the cut runs through the Bering Strait and no land but one island stands on both sides.
  const projection = d3.geoEqualEarth().rotate([-11, 0]).precision(0).fitWidth(WIDE, { type: "Sphere" });
  const features = (layer) => topology.objects[layer].geometries.map((part) => topojson.feature(topology, part));
  const byPlace = grouped(features("countries"));
  byPlace.delete(ICE);
  const [land, disputed, places, all] = [[], [], {}, []];
  for (const [id, parts] of [...byPlace].sort()) {
    const found = parts.flatMap((part) => rings(projection, part)).filter((ring) => ring.length > 2);
    const made = found.length ? found : speck(projection, parts);
    // Codes that begin with X are nobody's: what stands under them is disputed, or belongs to no state.
    (id.startsWith("X") ? disputed : land).push(path(id, made));
    places[id] = stand(made.map(measured));
    all.push(...made);
  }
  const lakes = features("lakes").flatMap((lake) => rings(projection, lake).map(measured))
    .filter(({ area }) => Math.abs(area) >= LAKE).map(({ ring }) => ring);
  const [west, north] = [0, 1].map((axis) => least(all, axis) - EDGE);
  const [east, south] = [0, 1].map((axis) => -least(all, axis, -1) + EDGE);
  const box = [west, north, east - west, south - north];
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "world.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(" ")}"><!--\n${NOTICE}\n-->\n` +
    `<g id="land">\n${land.join("\n")}\n</g>\n<g id="disputed">\n${disputed.join("\n")}\n</g>\n` +
    `${path("lakes", [...new Map(lakes.map((ring) => [`${ring}`, ring])).values()])}\n</svg>\n`);
  await writeFile(join(folder, "places.json"), `${JSON.stringify({ notice: NOTICE.replaceAll("\n", " "), box, places, land: coarse(all, box) })}\n`);
}

/** The least coordinate of all rings along an axis; with sign -1 the greatest, negative. */
function least(rings, axis, sign = 1) {
  return rings.flat().reduce((least, point) => Math.min(least, sign * point[axis]), Infinity);
}

/** The parts of each place by its code; some are given in several. */
function grouped(features) {
  const groups = new Map();
  for (const feature of features) groups.set(feature.id, [...(groups.get(feature.id) ?? []), feature]);
  return groups;
}
