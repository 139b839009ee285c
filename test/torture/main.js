// npm run torture: kills, faults, crowds, damage and hostile input, for minutes. --seed repeats, --only names parts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
process.env.PAPERS_ROOT = root;
const folder = mkdtempSync(join(tmpdir(), 'papers-torture-built-'));
try {
  const outfile = join(folder, 'torture.mjs');
  await build({
    entryPoints: [join(root, 'test/torture/torture.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const { main } = await import(pathToFileURL(outfile).href);
  process.exitCode = await main(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
