import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** The packages that have code in the built program, as the maps of its files name them. */
export function bundledPackages(): readonly string[] {
  const sources = readdirSync(DIST)
    .filter((file) => file.endsWith('.cjs.map'))
    .flatMap((file) => (JSON.parse(readFileSync(`${DIST}/${file}`, 'utf8')) as { sources: string[] }).sources);
  const names = sources.flatMap((source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []);
  return [...new Set(names)].toSorted();
}
