// Bundles src/main.ts into one file, in which what a command does not use is never run, and compiles it ahead.
import { readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

// Commander asks for node:child_process when it loads, and only uses it for commands in files of their own, which we do
// not have: a tenth of the time that a command has to start.
const lazyChildProcess = {
  name: 'lazy-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/commander/') ? { path: 'child_process', namespace: 'lazy' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'lazy' }, () => ({
      contents: "module.exports = { get spawn() { return require('node:child_process').spawn; } };",
    }));
  },
};

// Ink and React lie in a file of their own, which only the terminal UI loads; its path is right from bin/ and dist/.
const inkApart = {
  name: 'ink-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^(?:ink|react|react\/jsx-runtime)$/ }, () => ({ path: '../dist/ink.cjs', external: true }));
  },
};

// Large packages and data that few commands use lie in files of their own, since a file's size is what loading it costs.
const apart = new Map();
const packagesApart = {
  name: 'packages-apart',
  setup({ onResolve }) {
    const setApart = (name, file) => {
      apart.set(name, file);
      return { path: `../dist/apart/${name}.cjs`, external: true };
    };
    onResolve({ filter: /^(?:unicode2latex|yaml|papaparse|htmlparser2|fuse\.js)$/ }, ({ path }) =>
      setApart(path, path),
    );
    onResolve({ filter: /^\.\/styles\/\w+\.json$/ }, ({ path, resolveDir }) =>
      setApart(`style-${basename(path, '.json')}`, join(resolveDir, path)),
    );
  },
};

// What CommonJS cannot hold, since it waits as it loads: Yoga, compiled here at once instead, and Ink's connection to
// developer tools that nobody has installed.
const inkInOneFile = {
  name: 'ink-in-one-file',
  setup({ onResolve, onLoad }) {
    const yoga = `${root}node_modules/yoga-layout/dist`;
    onResolve({ filter: /^yoga-layout$/ }, () => ({ path: 'yoga', namespace: 'at-once' }));
    onLoad({ filter: /.*/, namespace: 'at-once' }, () => ({
      resolveDir: yoga,
      contents: `
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
        export default wrapAssembly(assembly);`,
    }));
    onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const [, wasm] = /base64,([A-Za-z0-9+/=]{1000,})/.exec(source);
      return { contents: `${source.replace(wasm, '')}\nexport const wasm = '${wasm}';` };
    });
    onLoad({ filter: /ink\/build\/reconciler\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace("await import('./devtools.js');", '')
        .replace('await loadPackageJson()', '{}'),
    }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // One CommonJS file loads faster than ES modules: measured in bench/README.md.
  format: 'cjs',
  // Its licence (CPAL) asks that it stays a package of its own, as its authors publish it.
  external: ['citeproc'],
  // A compiled-ahead script can require, but not import.
  supported: { 'dynamic-import': false },
  minify: true,
  logLevel: 'warning',
};

rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  ...options,
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.cjs',
  sourcemap: 'linked',
  define: { PAPERS_VERSION: JSON.stringify(version), 'import.meta.url': '__filename' },
  plugins: [lazyChildProcess, inkApart, packagesApart],
});
for (const [name, file] of apart)
  await build({
    ...options,
    stdin: {
      resolveDir: root,
      // As Node hands a package to who imports it: its default, or all that it has.
      contents: `import * as all from ${JSON.stringify(file)}; module.exports = all.default ?? all;`,
    },
    outfile: `dist/apart/${name}.cjs`,
    // Not all of them have a default export, and need none.
    logLevel: 'error',
  });
await build({
  ...options,
  stdin: {
    resolveDir: root,
    contents: `
      export { Box, Text, render } from 'ink';
      export { createContext, useContext, useId, useEffect } from 'react';
      export { jsx, jsxs, Fragment } from 'react/jsx-runtime';`,
  },
  outfile: 'dist/ink.cjs',
  define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '__filename' },
  plugins: [inkInOneFile],
});

const compiled = spawnSync(process.execPath, [`${root}bin/compile.js`], { stdio: ['ignore', 'ignore', 'pipe'] });
if (compiled.status !== 0) throw new Error(`bin/compile.js failed: ${compiled.stderr.toString()}`);
