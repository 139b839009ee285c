import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Calls that may hand over a list as arguments, since it cannot be long. Search has its own. */
const SHORT: Readonly<Record<string, string>> = {
  'cli/bars.ts Math.max': 'columns of a terminal',
  'cli/commands/stats.ts Math.max': 'rows of a chart',
  'cli/completion/bash-line.ts Math.max': 'two signs',
  'cli/program.ts Math.max': 'examples of a command',
  'formats/endnote/parse.ts .read': 'names of elements',
  'formats/endnote/parse.ts bag.first': 'names of elements',
  'formats/ris/parse.ts bag.first': 'names of tags',
  'library/index-store.ts Math.max': 'segments, of which there are few',
  'map/cluster.ts Math.max': 'clusters',
  'map/corpus-map.ts Math.max': 'clusters',
  'map/corpus-map.ts Math.min': 'clusters',
  'map/layout.ts Math.hypot': 'clusters',
  'map/layout.ts Math.max': 'clusters',
  'screening/linear-model.ts classifier.fit': 'two costs',
  'screening/ours.ts classifier.fit': 'two costs',
  'tui/components/overlay-lines.ts Math.max': 'rows of a terminal',
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : [path];
  });
}

/** The calls in a piece of a syntax tree that have a list handed over as their arguments, by what is called. */
function* spreadCalls(node: unknown, text: string): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const {
    type,
    callee,
    arguments: handed,
  } = node as {
    readonly type?: unknown;
    readonly callee?: { readonly start: number; readonly end: number };
    readonly arguments?: readonly { readonly type: string }[];
  };
  const isCall = type === 'CallExpression' || type === 'NewExpression';
  if (isCall && callee !== undefined && handed?.some((one) => one.type === 'SpreadElement') === true)
    yield text.slice(callee.start, callee.end).replace(/^.*\s/s, '');
  for (const part of Object.values(node)) yield* spreadCalls(part, text);
}

describe('a list of any length', () => {
  it('is never handed over as the arguments of a call, which takes only so many', () => {
    const found = sources(src)
      .map((file) => ({ file, name: relative(src, file) }))
      .filter(({ name }) => /\.tsx?$/.test(name) && !name.startsWith('search/'))
      .flatMap(({ file, name }) => {
        const text = readFileSync(file, 'utf8');
        const tree = parseAst(text, { lang: name.endsWith('.tsx') ? 'tsx' : 'ts' });
        return Array.from(spreadCalls(tree, text), (call) => `${name} ${call}`);
      });
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found)].filter((call) => SHORT[call] === undefined)).toEqual([]);
  });
});
