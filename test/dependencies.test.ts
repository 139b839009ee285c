import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundledPackages } from './support/bundled.ts';

/** Licences that what is shipped may have. */
const LICENCES: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  '(MIT OR CC0-1.0)',
  // citeproc, which stays a package of its own, as that licence asks (see build.js).
  'CPAL-1.0 OR AGPL-1.0',
]);

/** Packages whose licence stands in their readme alone. */
const NAMED_ELSEWHERE: ReadonlyMap<string, string> = new Map([['node_modules/format', 'MIT']]);

const root = fileURLToPath(new URL('..', import.meta.url));

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const installed = Object.entries(packages).filter(([name, { dev }]) => name !== '' && dev !== true);
const bundled = bundledPackages().map((name): [string, Locked] => {
  const path = `node_modules/${name}`;
  return [path, packages[path] ?? {}];
});
const shipped = [...installed, ...bundled];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : [path];
  });
}

describe('what is shipped', () => {
  it('installs only what is not in the program itself, and nothing that runs a script when it is installed', () => {
    expect(installed.map(([path]) => path)).toEqual(['node_modules/citeproc', 'node_modules/undici']);
    expect(bundled.length).toBeGreaterThan(50);
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
  });

  it('depends only on packages under licences that let it be given on', () => {
    const others = shipped.filter(([name, { license }]) => !LICENCES.has(license ?? NAMED_ELSEWHERE.get(name) ?? ''));
    expect(others).toEqual([]);
  });

  it('has a bill of materials that names every package', () => {
    const { stdout } = spawnSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8' });
    const { bomFormat, components } = JSON.parse(stdout) as {
      readonly bomFormat: string;
      readonly components: readonly { readonly name: string }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const names = new Set(shipped.map(([name]) => name.replace(/^.*node_modules\//, '')));
    const named = new Set(components.map(({ name }) => name));
    expect([...names].filter((name) => !named.has(name))).toEqual([]);
  });

  it('speaks to the network nowhere but in enrich', () => {
    const network =
      /(?:from |import\(|require\()['"](?:node:)?(?:http|https|http2|net|tls|dgram|dns|undici)(?:\/promises)?['"]|\b(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/;
    const speaking = sources(join(root, 'src')).filter(
      (file) => !file.includes('/src/enrich/') && /\.tsx?$/.test(file) && network.test(readFileSync(file, 'utf8')),
    );
    expect(speaking).toEqual([]);
  });
});
