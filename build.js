// Bundles src/main.ts into dist: one file with what the commands that have to start at once use, and files of their
// own for what only others load. Then compiles the first ahead.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** What has to start at once: all that these import, but not what they load later. */
const AT_ONCE = ['src/main.ts', 'src/cli/commands/search.ts'];

// Commander asks for node:child_process when it loads, and only uses it for commands in files of their own, which we do
// not have: a tenth of the time that a command has to start.
const lazyChildProcess = {
  name: 'lazy-child-process',
  resolveId: (id, importer) =>
    id === 'node:child_process' && importer?.includes('/commander/') ? '\0lazy-child-process' : undefined,
  load: (id) =>
    id === '\0lazy-child-process'
      ? "module.exports = { get spawn() { return require('node:child_process').spawn; } };"
      : undefined,
};

// The packages that measure text make a segmenter as they load, which takes as long as a search, and need it only for
// what is not ASCII.
const lazySegmenter = {
  name: 'lazy-segmenter',
  load: (id) =>
    /\/(?:string-width|wrap-ansi)\/index\.js$/.test(id)
      ? readFileSync(id, 'utf8').replace(
          'const segmenter = new Intl.Segmenter();',
          'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };',
        )
      : undefined,
};

// What CommonJS cannot hold, since it waits as it loads: Yoga, compiled here at once instead, and Ink's connection to
// developer tools that nobody has installed.
const inkInOneFile = {
  name: 'ink-in-one-file',
  resolveId: (id) => (id === 'yoga-layout' ? `${root}node_modules/yoga-layout/dist/at-once.js` : undefined),
  load(id) {
    if (id.endsWith('/yoga-layout/dist/at-once.js'))
      return `
        import loadYoga, { wasm } from './binaries/yoga-wasm-base64-esm.js';
        import wrapAssembly from './src/wrapAssembly.js';
        const assembly = {
          instantiateWasm(imports, receive) {
            const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm, 'base64')), imports);
            receive(instance);
            return instance.exports;
          },
        };
        loadYoga(assembly);
        export default wrapAssembly(assembly);`;
    if (id.endsWith('yoga-wasm-base64-esm.js')) {
      const source = readFileSync(id, 'utf8');
      const [, wasm] = /base64,([A-Za-z0-9+/=]{1000,})/.exec(source);
      return `${source.replace(wasm, '')}\nexport const wasm = '${wasm}';`;
    }
    if (id.endsWith('ink/build/reconciler.js'))
      return readFileSync(id, 'utf8')
        .replace("await import('./devtools.js');", '')
        .replace('await loadPackageJson()', '{}');
    return undefined;
  },
};

/** Names the first file for what has to start at once, and leaves the rest to the bundler. */
function fileOf() {
  let atOnce;
  return (id, modules) => {
    if (atOnce === undefined) {
      atOnce = new Set();
      const take = (module) => {
        if (atOnce.has(module)) return;
        atOnce.add(module);
        for (const imported of modules.getModuleInfo(module)?.importedIds ?? []) take(imported);
      };
      for (const file of AT_ONCE) take(`${root}${file}`);
    }
    return atOnce.has(id) || id.includes('rolldown') ? 'main' : null;
  };
}

rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  cwd: root,
  platform: 'node',
  input: 'src/main.ts',
  // Packages of their own: citeproc's licence (CPAL) asks for it, and undici has texts that are not ASCII.
  external: ['citeproc', 'undici'],
  // What is loaded for terminals alone in one command may be needed at once in another.
  checks: { ineffectiveDynamicImport: false },
  plugins: [lazyChildProcess, lazySegmenter, inkInOneFile],
  preserveEntrySignatures: 'allow-extension',
  transform: {
    target: 'node20.19',
    define: {
      PAPERS_VERSION: JSON.stringify(version),
      'process.env.NODE_ENV': '"production"',
      'import.meta.url': '__filename',
    },
  },
  output: {
    dir: `${root}dist`,
    // CommonJS loads faster than ES modules: measured in bench/README.md. And a compiled-ahead script can require, but not import.
    format: 'cjs',
    // The launcher reads the files as Latin-1, which is fastest.
    charset: 'ascii',
    dynamicImportInCjs: false,
    minify: true,
    // As the launcher calls them, which would otherwise copy each to put this around it.
    postBanner: '(function (exports, require, module, __filename, __dirname) {',
    postFooter: '})',
    sourcemap: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: fileOf(), debugName: 'main' }] },
  },
});

// Raw templates stay as they are written, and would be read wrong.
for (const file of readdirSync(`${root}dist`))
  if (file.endsWith('.cjs') && /[^\0-\x7F]/.test(readFileSync(`${root}dist/${file}`, 'utf8')))
    throw new Error(`dist/${file} is not ASCII: write what is not as \\u escapes in String.raw templates`);

const compiled = spawnSync(process.execPath, [`${root}bin/compile.js`], { stdio: ['ignore', 'ignore', 'pipe'] });
if (compiled.status !== 0) throw new Error(`bin/compile.js failed: ${compiled.stderr.toString()}`);
