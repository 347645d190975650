// The TrueType fonts that paper is set in: programs that make PDF read no woff.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

const FACES = ["latin-400", "latin-600"];
const HEAD = 44; // of a woff file; a directory of 20 bytes a table follows
const FOLDER = "node_modules/@fontsource/source-sans-3";

/** Writes Source Sans 3, regular and semibold, into a folder. Returns the folder of its package. */
export async function buildPaperFonts(root, to) {
  for (const face of FACES) {
    const woff = await readFile(join(root, FOLDER, "files", `source-sans-3-${face}-normal.woff`));
    await writeFile(join(to, `source-sans-3-${face}.ttf`), trueType(woff));
  }
  return FOLDER;
}

/** The TrueType file inside a woff file: the same tables, unpacked, each at a multiple of four. */
function trueType(woff) {
  const count = woff.readUInt16BE(12);
  const power = 31 - Math.clz32(count);
  const directory = Buffer.alloc(12 + 16 * count);
  woff.copy(directory, 0, 4, 8);
  [count, 16 << power, power, 16 * count - (16 << power)].forEach((value, index) => {
    directory.writeUInt16BE(value, 4 + 2 * index);
  });
  const tables = [];
  let offset = directory.length;
  for (let index = 0; index < count; index++) {
    const entry = woff.subarray(HEAD + 20 * index, HEAD + 20 * (index + 1));
    const [start, packed, length] = [4, 8, 12].map((at) => entry.readUInt32BE(at));
    const stored = woff.subarray(start, start + packed);
    const table = Buffer.alloc((length + 3) & ~3);
    (packed < length ? inflateSync(stored) : stored).copy(table);
    const place = 12 + 16 * index;
    entry.copy(directory, place, 0, 4);
    entry.copy(directory, place + 4, 16, 20);
    directory.writeUInt32BE(offset, place + 8);
    directory.writeUInt32BE(length, place + 12);
    tables.push(table);
    offset += table.length;
  }
  return Buffer.concat([directory, ...tables]);
}
