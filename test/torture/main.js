// npm run torture: kills, failing writes, crowds and hostile input, for minutes. --seed repeats, --only names parts.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from '../../bench/source.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
process.env.PAPERS_ROOT = root;
// There to the end: hostile input is read in a thread, which loads it once more.
const folder = mkdtempSync(join(root, 'dist', 'torture-'));
try {
  const file = join(folder, 'torture.mjs');
  await bundle(file, '../test/torture/torture.ts');
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
