import { FOUND_IN, type FoundIn } from '../../domain/found-in.ts';

/** How many of something, by its name. */
export interface NamedCount {
  readonly name: string;
  readonly papers: number;
}

/** Records of one source; `foundIn` where the user said what kind of source that is. */
export interface Source extends NamedCount {
  readonly foundIn?: FoundIn;
}

const KINDS: Readonly<Record<FoundIn, string>> = {
  database: 'Databases',
  register: 'Registers',
  other: 'Other sources',
};

/** The sources as they are listed: under what they are, with the sum of each kind, where the user said that of any. */
export function sourceLines(sources: readonly Source[]): readonly NamedCount[] {
  if (sources.every(({ foundIn }) => foundIn === undefined)) return sources;
  return [...FOUND_IN, undefined].flatMap((kind) => {
    const within = sources.filter(({ foundIn }) => foundIn === kind);
    if (within.length === 0) return [];
    const papers = within.reduce((sum, source) => sum + source.papers, 0);
    const name = kind === undefined ? 'Not said where' : KINDS[kind];
    return [{ name, papers }, ...within.map((source) => ({ name: `– ${source.name}`, papers: source.papers }))];
  });
}

/**
 * The numbers of a PRISMA 2020 flow diagram (Page et al., The PRISMA 2020 statement, BMJ 372:n71, 2021) as far as a
 * screening of titles and abstracts has them. Identified less duplicates is screened and not screened together;
 * screened is excluded and included together.
 */
export interface PrismaFlow {
  readonly identified: { readonly records: number; readonly sources: readonly Source[] };
  /** Removed before screening, as records of a paper that another record had brought. */
  readonly duplicates: number;
  readonly screened: number;
  /** Most frequent reason first; the reasons add up to the total. */
  readonly excluded: { readonly papers: number; readonly reasons: readonly NamedCount[] };
  readonly notScreened: { readonly papers: number; readonly putAside: number; readonly unscreened: number };
  readonly included: number;
}

/** What the flow is reckoned from. */
export interface FlowFacts {
  /** Records of each source as they were read. */
  readonly sources: readonly Source[];
  /** The papers by how they stand, with the reason of those excluded. */
  readonly papers: readonly {
    readonly status: 'included' | 'maybe' | 'excluded' | 'unscreened';
    readonly reason?: string;
  }[];
}

export const NO_REASON = 'no reason given';

function countOf(names: readonly string[]): NamedCount[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, papers]) => ({ name, papers }))
    .toSorted((a, b) => b.papers - a.papers || (a.name < b.name ? -1 : 1));
}

/** Reckons the flow. Papers that no source accounts for (as in libraries of older versions) count as identified once. */
export function prismaFlow({ sources, papers }: FlowFacts): PrismaFlow {
  const having = (wanted: FlowFacts['papers'][number]['status']) => papers.filter(({ status }) => status === wanted);
  const [included, putAside, excluded, unscreened] = [
    having('included').length,
    having('maybe').length,
    having('excluded'),
    having('unscreened').length,
  ];
  const read = sources.reduce((sum, source) => sum + source.papers, 0);
  const records = Math.max(read, papers.length);
  const unaccounted = records - read;
  return {
    identified: {
      records,
      sources: unaccounted === 0 ? sources : [...sources, { name: 'other sources', papers: unaccounted }],
    },
    duplicates: records - papers.length,
    screened: included + excluded.length,
    excluded: { papers: excluded.length, reasons: countOf(excluded.map(({ reason }) => reason ?? NO_REASON)) },
    notScreened: { papers: putAside + unscreened, putAside, unscreened },
    included,
  };
}
