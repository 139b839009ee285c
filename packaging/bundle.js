// Puts the built program into one file that runs alone: "npm run bundle" writes dist/papers-VERSION.cjs, or the file named. The files of dist
// are functions already; here they become those of one table, each still only run when it is asked for.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version, license } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const OWN = /^papers-.*\.cjs$/;

/** The function that a file is, without the brackets that would make V8 compile it at once. */
function functionIn(file) {
  const source = readFileSync(`${root}dist/${file}`, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '');
  const [, found] = /^\s*\((function[^]*\})\)\s*;?\s*$/.exec(source) ?? [];
  if (found === undefined) throw new Error(`dist/${file} is not a function in brackets: "npm run build" has changed`);
  return found;
}

const files = readdirSync(`${root}dist`).filter((file) => file.endsWith('.cjs') && !OWN.test(file));
const table = files.map((file) => `${JSON.stringify(`./${file}`)}: ${functionIn(file)}`);
const target = process.argv[2] ?? `${root}dist/papers-${version}.cjs`;
writeFileSync(
  target,
  `#!/usr/bin/env node
// papers ${version}, ${license}, in one file; THIRD-PARTY.md in its repository names what others made and its licences.
// Formatted references want citeproc beside it, whose licence asks that it stays apart, and looking papers up wants undici:
// "npm install citeproc undici".
'use strict';
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write('papers: Node ' + process.versions.node + ' is too old\\nInstall Node 20.19 or later.\\n');
  process.exitCode = 1;
} else {
  const files = {
${table.join(',\n')}
  };
  const loaded = new Map();
  const load = (id) => {
    if (!Object.hasOwn(files, id)) return require(id);
    const known = loaded.get(id);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(id, module);
    files[id](module.exports, load, module, __filename, __dirname);
    return module.exports;
  };
  // A thread of the program asks for it; anyone else runs it.
  if (require.main === module) load('./main.cjs').main();
  else module.exports = { load: (id) => ({ exports: load(id) }) };
}
`,
  { mode: 0o755 },
);
process.stdout.write(`${target}\n`);
