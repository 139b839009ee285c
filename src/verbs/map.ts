import type { Status } from '../domain/decision.ts';
import type { Entry } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { corpusMap, type MapOptions, type MapPaper } from '../map/corpus-map.ts';
import { mapPage, type NamedCluster } from '../map/page.ts';
import { safeJson } from '../text/controls.ts';
import { pageOf } from './page-of.ts';

/** A paper on the map. */
export interface MappedPaper extends MapPaper {
  readonly title: string;
  readonly status: Status;
}

/** Papers laid out by likeness, in named clusters. */
export interface PapersMap {
  readonly height: number;
  readonly clusters: readonly NamedCluster[];
  readonly papers: readonly MappedPaper[];
}

/** Lays a selection of papers out by likeness. */
export function mapPapers(entries: readonly Entry[], options: MapOptions): PapersMap {
  const { height, clusters, papers } = corpusMap(entries, options);
  return {
    height,
    clusters: clusters.map(({ terms, ...rest }) => ({
      name: terms.length === 0 ? 'papers unlike the others' : terms.join(', '),
      terms,
      ...rest,
    })),
    papers: papers.map((paper, index) => ({
      ...paper,
      title: entries[index]?.title ?? '',
      status: entries[index]?.status ?? 'unscreened',
    })),
  };
}

const FORMATS = ['text', 'html', 'json'] as const;
export type MapFormat = (typeof FORMATS)[number];

/** The format of a map: the one named, else the one that the file's ending says, else text. Throws `unknown-format`. */
export function mapFormat(name: MapFormat | undefined, file: string | undefined): MapFormat {
  if (name !== undefined) return name;
  if (file === undefined || file === '-') return 'text';
  const endings: Readonly<Record<string, MapFormat>> = { html: 'html', htm: 'html', json: 'json', txt: 'text' };
  const format = endings[/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? ''];
  if (format !== undefined) return format;
  throw new PapersError('unknown-format', `"${file}" names no format of a map`, {
    kind: 'usage',
    remedy: `End it in .html, .json or .txt, or give --to with one of ${FORMATS.join(', ')}.`,
  });
}

/** A map as a page of its own, or as JSON. `version` is that of the program. */
export function mapText(
  map: PapersMap,
  entries: readonly Entry[],
  format: 'html' | 'json',
  { title, version }: { readonly title: string; readonly version: string },
): string {
  if (format === 'json') return `${safeJson(map, 2)}\n`;
  const papers = map.papers.map((paper, index) => {
    const entry = entries[index];
    const page = entry && pageOf(entry);
    return { ...paper, ...(page !== undefined && { page }) };
  });
  return mapPage({ ...map, papers, title, version });
}
