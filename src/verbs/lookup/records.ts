import { isPreprint } from '../../domain/duplicates.ts';
import type { ServiceRecord } from '../../domain/fill-missing.ts';
import type { PaperRecord } from '../../domain/paper.ts';
import type { Identifier } from '../../enrich/service.ts';
import { readRecords } from '../read-records.ts';
import type { ServiceName } from './services.ts';

/** A record of a service, and what else it says that it is known by. */
export interface Candidate extends ServiceRecord {
  readonly service: ServiceName;
  readonly identifiers: readonly Identifier[];
}

/** The identifiers of a record that services can be asked for. */
export function identifiersOf({ doi, arxiv, pmid }: PaperRecord): Identifier[] {
  return [
    ...(doi === undefined ? [] : [{ kind: 'doi', id: doi } as const]),
    ...(arxiv === undefined ? [] : [{ kind: 'arxiv', id: arxiv } as const]),
    ...(pmid === undefined ? [] : [{ kind: 'pmid', id: pmid } as const]),
  ];
}

function nameOf({ doi, arxiv, url, title }: PaperRecord): string {
  if (doi !== undefined) return `doi:${doi}`;
  if (arxiv !== undefined) return `arxiv:${arxiv}`;
  return url ?? `title:${title}`;
}

/**
 * What a record says of the version that it describes. arXiv has the dates of preprints beside journals that authors
 * wrote in by hand, and others call arXiv a venue.
 */
function ofOneVersion(service: ServiceName, record: PaperRecord): PaperRecord {
  if (service !== 'arxiv' && !isPreprint(record)) return record;
  const { venue: _, ...rest } = record;
  if (service !== 'arxiv') return rest;
  const { doi: __, ...preprint } = rest;
  return { ...preprint, type: 'article' };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** The records in an answer of a service. What is wrong in it is passed over: it is not the user's to mend. */
export async function candidatesIn(service: ServiceName, text: string): Promise<Candidate[]> {
  const format = text.trimStart().startsWith('@') ? 'bibtex' : service === 'arxiv' ? 'arxiv-atom' : 'json';
  const { records } = await readRecords({ file: service, chunks: () => once(text) }, format);
  return records.map(({ record: read }) => {
    const record = ofOneVersion(service, read);
    return { service, name: nameOf(record), record, identifiers: identifiersOf(read) };
  });
}
