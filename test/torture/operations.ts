import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Extent, contentOf, extentOf, type Observed } from './observe.ts';
import { type Ran, runProgram } from './program.ts';
import type { Chance } from './random.ts';

/** A command, and how to tell how much of what it does can be seen. */
export interface Operation {
  readonly name: string;
  readonly words: readonly string[];
  readonly extent: (seen: Observed) => Extent;
}

/** Makes a command on the library as it is; `mark` is a word that nothing before it has used. */
export type Maker = (seen: Observed, mark: string, chance: Chance) => Operation | Promise<Operation>;

function threeOf({ papers }: Observed, chance: Chance): string[] {
  return chance.some(
    papers.map(({ id }) => id),
    3,
  );
}

/** Records as JSON Lines, each with a title that has the mark. */
export function records(mark: string, count: number): string {
  const line = (number: number): string =>
    JSON.stringify({ title: `${mark} paper number ${number}`, abstract: `An abstract about ${mark}. `.repeat(40) });
  return Array.from({ length: count }, (_, number) => `${line(number)}\n`).join('');
}

function importedWith({ papers, of }: Observed, mark: string, count: number, tag?: string): Extent {
  const found = papers.filter(({ title }) => title.startsWith(`${mark} paper`));
  const tagged = found.filter(({ id }) => tag === undefined || of(id).tags.includes(tag));
  return found.length === 0 ? 'none' : tagged.length === count && found.length === count ? 'all' : 'part';
}

async function ran(run: Promise<Ran>): Promise<void> {
  const { status, stderr } = await run;
  if (status !== 0) throw new Error(`could not prepare: ${stderr}`);
}

/** Another library beside this one, with papers and changes of its own. */
async function otherLibrary(folder: string, mark: string): Promise<string> {
  const other = join(folder, 'other');
  rmSync(other, { recursive: true, force: true });
  cpSync(join(folder, '.papers'), join(other, '.papers'), { recursive: true });
  writeFileSync(join(folder, 'other.jsonl'), records(mark, 4));
  const library = ['--library', other];
  await ran(runProgram(folder, ['import', 'other.jsonl', '--tag', mark, ...library]));
  await ran(runProgram(folder, ['exclude', '--query', `tag:${mark}`, '--reason', mark, ...library]));
  return other;
}

export const MAKERS: Readonly<Record<string, Maker>> = {
  include: (seen, _, chance) => {
    const ids = threeOf(seen, chance);
    const before = ids.map((id) => seen.of(id).decision);
    return {
      name: 'include',
      words: ['include', ...ids],
      extent: ({ of }) =>
        ids.every((id, at) => of(id).decision?.at === before[at]?.at)
          ? before.every((one) => one?.kind === 'include')
            ? 'all'
            : 'none'
          : extentOf(ids.map((id) => of(id).decision?.kind === 'include')),
    };
  },
  exclude: (seen, mark, chance) => {
    const ids = threeOf(seen, chance);
    return {
      name: 'exclude',
      words: ['exclude', ...ids, '--reason', mark],
      extent: ({ of }) =>
        extentOf(
          ids.map((id) => {
            const { decision } = of(id);
            return decision?.kind === 'exclude' && decision.reason === mark;
          }),
        ),
    };
  },
  tag: (seen, mark, chance) => {
    const ids = threeOf(seen, chance);
    return {
      name: 'tag',
      words: ['tag', `+${mark}`, `+${mark}-2`, '--', ...ids],
      extent: ({ of }) => extentOf(ids.flatMap((id) => [mark, `${mark}-2`].map((tag) => of(id).tags.includes(tag)))),
    };
  },
  note: (seen, mark, chance) => {
    const [id = ''] = threeOf(seen, chance);
    const text = `${mark} ${'and so on '.repeat(500)}end`;
    return {
      name: 'note',
      words: ['note', id, text],
      extent: ({ of }) => (of(id).note === text ? 'all' : of(id).note?.startsWith(mark) === true ? 'part' : 'none'),
    };
  },
  'list add': (seen, mark, chance) => {
    const ids = threeOf(seen, chance);
    return {
      name: 'list add',
      words: ['list', 'add', mark, ...ids],
      extent: ({ state }) => {
        const members = state.lists.get(mark);
        return members === undefined ? 'none' : members.join(' ') === ids.join(' ') ? 'all' : 'part';
      },
    };
  },
  edit: (seen, mark, chance) => {
    const [id = ''] = threeOf(seen, chance);
    const values = (observed: Observed) => observed.papers.find((paper) => paper.id === id);
    return {
      name: 'edit',
      words: ['edit', id, `venue=${mark}`, `volume=${mark}`],
      extent: (observed) => extentOf([values(observed)?.venue === mark, values(observed)?.volume === mark]),
    };
  },
  import: (seen, mark, chance) => {
    const count = chance.whole(1, 60);
    writeFileSync(join(seen.folder, 'new.jsonl'), records(mark, count));
    return {
      name: 'import',
      words: ['import', 'new.jsonl', '--tag', mark, '--list', mark],
      extent: (observed) => importedWith(observed, mark, count, mark),
    };
  },
  merge: async (seen, mark) => {
    const other = await otherLibrary(seen.folder, mark);
    return {
      name: 'merge',
      words: ['merge', other],
      extent: (observed) => {
        const imported = importedWith(observed, mark, 4, mark);
        if (imported !== 'all') return imported;
        const excluded = observed.papers.filter(
          ({ id, title }) => title.startsWith(mark) && observed.of(id).decision?.kind === 'exclude',
        );
        return excluded.length === 4 ? 'all' : 'part';
      },
    };
  },
  dedupe: (seen, _, chance) => {
    const [kept = '', other = ''] = threeOf(seen, chance);
    return {
      name: 'dedupe',
      words: ['dedupe', '--merge', kept, other],
      extent: ({ papers }) => (papers.some(({ id }) => id === other) ? 'none' : 'all'),
    };
  },
  undo: (seen) => {
    const steps = Math.min(3, seen.undoable);
    return {
      name: 'undo',
      words: ['undo', '3'],
      extent: ({ undone }) => (undone === seen.undone + steps ? 'all' : undone === seen.undone ? 'none' : 'part'),
    };
  },
  redo: (seen) => {
    const steps = Math.min(3, seen.redoable);
    return {
      name: 'redo',
      words: ['redo', '3'],
      extent: ({ undone }) => (undone === seen.undone - steps ? 'all' : undone === seen.undone ? 'none' : 'part'),
    };
  },
  config: (seen, mark) => ({
    name: 'config',
    words: ['config', 'arbiter', mark],
    extent: ({ settings }) =>
      settings.arbiter === mark ? 'all' : settings.arbiter === seen.settings.arbiter ? 'none' : 'part',
  }),
  export: ({ folder, papers }, mark) => {
    const before = contentOf(folder, 'out.json');
    const size = papers.length;
    return {
      name: 'export',
      words: ['export', '-o', 'out.json', '--force', '--title', mark],
      extent: () => {
        const now = contentOf(folder, 'out.json');
        if (now === before) return before === '' ? 'none' : 'all';
        return (JSON.parse(now) as unknown[]).length === size ? 'all' : 'part';
      },
    };
  },
  search: ({ folder }) => {
    rmSync(join(folder, '.papers', 'cache'), { recursive: true, force: true });
    return { name: 'search', words: ['search', 'paper'], extent: () => 'all' };
  },
};
