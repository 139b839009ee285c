// Builds what `import … from 'papers'` gives: src/api as ES modules in dist/api, with the declarations that it needs.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('.', import.meta.url));
const out = join(root, 'dist', 'api');

await build({
  cwd: root,
  platform: 'node',
  input: 'src/api/index.ts',
  checks: { ineffectiveDynamicImport: false },
  transform: { target: 'node20.19' },
  output: { dir: out, format: 'esm', minify: true, entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
});

/** Copies a declaration and those that it imports. */
function copyDeclarations(from, file, done = new Set()) {
  if (done.has(file)) return;
  done.add(file);
  cpSync(file, join(out, 'types', relative(from, file)));
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.ts'/g))
    copyDeclarations(from, `${resolve(dirname(file), name)}.d.ts`, done);
}

const declarations = mkdtempSync(join(tmpdir(), 'papers-types-'));
try {
  const options = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--rootDir',
    'src',
    '--outDir',
    declarations,
  ];
  const tsc = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.api.json', ...options],
    { cwd: root, encoding: 'utf8' },
  );
  if (tsc.status !== 0) throw new Error(`tsc failed: ${tsc.stdout}${tsc.stderr}`);
  copyDeclarations(declarations, join(declarations, 'api', 'index.d.ts'));
} finally {
  rmSync(declarations, { recursive: true, force: true });
}
