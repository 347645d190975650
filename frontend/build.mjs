// Builds the third-party browser files into assets/vendor/: chart bundle, fonts, map outlines, their licences.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildMap } from "./map.mjs";
import { buildPaperFonts } from "./truetype.mjs";

// plotly.js draws only what is listed; `scatter` comes with its core. Names: node_modules/plotly.js/lib.
const TRACES = ["bar"];
const SUBSETS = ["latin", "latin-ext"];

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const VENDOR = join(ROOT, "assets", "vendor");
const FONT = "node_modules/@fontsource-variable/source-sans-3";
const REGENERATOR = "node_modules/regenerator-runtime";

/** What a package says about itself. */
async function manifest(folder) {
  return JSON.parse(await readFile(join(ROOT, folder, "package.json"), "utf8"));
}

// What plotly.js says about its own attributes: text for its documentation, a tenth of the bundle.
const DESCRIPTION = /\bdescription:\s*(?:'(?:[^'\\\n]|\\.)*'|\[[^\]]*\]\.join\(' '\))\s*(?:,|(?=\}))/g;
const withoutDescriptions = {
  name: "without-descriptions",
  setup({ onLoad }) {
    onLoad({ filter: /plotly\.js\/src\/.*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(DESCRIPTION, ""),
      loader: "js",
    }));
  },
};

/** The chart bundle: one classic script that defines window.Plotly. Returns the folders of the packages in it. */
async function buildPlotly() {
  const { version } = await manifest("node_modules/plotly.js");
  const registered = TRACES.map((trace) => `require("plotly.js/lib/${trace}")`).join(", ");
  const { metafile } = await build({
    stdin: {
      contents: `module.exports = require("plotly.js/lib/core"); module.exports.register([${registered}]);`,
      resolveDir: ROOT,
    },
    outfile: join(VENDOR, "plotly.min.js"),
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "Plotly",
    target: "es2020",
    plugins: [withoutDescriptions],
    loader: { ".css": "empty" }, // of map tiles, which are not drawn
    define: { global: "window", "define.amd": "false" },
    banner: { js: `/*! plotly.js ${version}: scatter, ${TRACES.join(", ")}. Licences: THIRD-PARTY.txt */` },
    legalComments: "eof",
    logLevel: "warning",
    metafile: true,
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const folders = Object.keys(inputs)
    .filter((path) => !path.endsWith(".css"))
    .map((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined);
}

/** All that Dash's scripts still need of the polyfill Dash sends (99 kB): with this it is left out. */
async function buildRegenerator() {
  const { version } = await manifest(REGENERATOR);
  await build({
    entryPoints: [join(ROOT, REGENERATOR, "runtime.js")],
    outfile: join(VENDOR, "regenerator.min.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    banner: { js: `/*! regenerator-runtime ${version}, MIT. Licences: THIRD-PARTY.txt */` },
    legalComments: "none",
    logLevel: "warning",
  });
}

/** What stands for a file in an address (app/edge/fingerprints.py): its browser keeps it for good. */
async function fingerprint(file) {
  return createHash("sha256").update(await readFile(file)).digest("hex").slice(0, 16);
}

/** The fonts: the listed subsets of the upright variable font, and their @font-face rules. */
async function copyFonts() {
  await mkdir(join(VENDOR, "fonts"));
  const rules = (await readFile(join(ROOT, FONT, "wght.css"), "utf8")).match(/@font-face\s*{[^}]*}/g);
  const kept = [];
  for (const subset of SUBSETS) {
    const file = `source-sans-3-${subset}-wght-normal.woff2`;
    const rule = rules.find((text) => text.includes(`/${file})`));
    // Swapping a late font in would move what is being read; the font is asked for early.
    const early = rule.replace("font-display: swap", "font-display: optional");
    const mark = await fingerprint(join(ROOT, FONT, "files", file));
    kept.push(early.replace(`./files/${file}`, `fonts/source-sans-3-${subset}.woff2?m=${mark}`));
    await cp(join(ROOT, FONT, "files", file), join(VENDOR, "fonts", `source-sans-3-${subset}.woff2`));
  }
  await cp(join(ROOT, FONT, "LICENSE"), join(VENDOR, "fonts", "OFL.txt"));
  await writeFile(join(VENDOR, "fonts.css"), kept.join("\n\n") + "\n");
}

/** One package's name, version, licence and licence text. */
async function notice(folder) {
  const { name, version, license } = await manifest(folder);
  const file = (await readdir(join(ROOT, folder))).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(join(ROOT, folder, file), "utf8") : "(no licence file in the package)";
  const terms = typeof license === "string" ? license : (license?.type ?? "see below");
  return `${name} ${version} · ${terms}\n\n${text.trim()}\n`;
}

await rm(VENDOR, { recursive: true, force: true });
await mkdir(VENDOR, { recursive: true });
const bundled = await buildPlotly();
await buildRegenerator();
await copyFonts();
const packages = [...bundled, FONT, REGENERATOR, await buildPaperFonts(ROOT, join(VENDOR, "fonts"))].sort();
await buildMap(join(VENDOR, "map"));
const notices = await Promise.all(packages.map(notice));
await writeFile(join(VENDOR, "THIRD-PARTY.txt"), notices.join(`\n${"-".repeat(72)}\n\n`));
