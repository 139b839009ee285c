import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes a module that exports what files of src (or others, by their path from there) export. */
export async function bundle(outfile, ...files) {
  const contents = files.map((file) => `export * from '${root}src/${file}';`).join('\n');
  await build({
    cwd: root,
    input: 'entry',
    platform: 'node',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? '\0entry' : undefined),
        load: (id) => (id === '\0entry' ? contents : undefined),
      },
    ],
    output: { file: outfile, codeSplitting: false },
    logLevel: 'silent',
  });
}

/** What files of src export, together, for a benchmark that measures them in its own process. */
export async function fromSource(...files) {
  // In dist, since what they import from node_modules has to be found.
  const folder = mkdtempSync(join(root, 'dist', 'bench-'));
  try {
    const outfile = join(folder, 'source.mjs');
    await bundle(outfile, ...files);
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
