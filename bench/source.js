import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What files of src export, together, for a benchmark that measures them in its own process. */
export async function fromSource(...files) {
  const outfile = `${root}dist/bench-${process.pid}.mjs`;
  await build({
    stdin: { contents: files.map((file) => `export * from './src/${file}';`).join('\n'), resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}
