// Bundles src/main.ts into dist/, so that the launcher reads few files and what a command does not use is not loaded.
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const root = new URL('.', import.meta.url).pathname;

rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  minify: true,
  keepNames: false,
  sourcemap: 'linked',
  define: { PAPERS_VERSION: JSON.stringify(version) },
  // Some packages are CommonJS and call require, which ES modules do not have.
  banner: {
    js: "import{createRequire as papersRequire}from'node:module';const require=papersRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
