import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Contribution, Enrichment, Refusal } from '../domain/enrichment.ts';
import type { Entry } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { fillMissing, lackedFields } from '../domain/fill-missing.ts';
import type { MatchReason } from '../domain/judge-match.ts';
import type { Paper, PaperRecord } from '../domain/paper.ts';
import { UNTOUCHED } from '../domain/state.ts';
import { Failures } from './lookup/failures.ts';
import { Gathering, type Subject } from './lookup/gather.ts';
import type { Candidate } from './lookup/records.ts';
import type { LookUps, ServiceName } from './lookup/services.ts';
import { type DoubtfulMatch, type PaperFacts, settle } from './lookup/settle.ts';
import type { Library } from './library.ts';

export interface EnrichRequest {
  readonly lookUps: LookUps;
  readonly services: readonly ServiceName[];
  readonly dryRun: boolean;
  /** Calls the look-ups off; what was found by then is kept. */
  readonly signal?: AbortSignal;
  /** Is told how much of the work is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** What a paper gained, or would but for a dry run. */
export interface Enriched {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly string[];
  readonly from: readonly Contribution[];
}

/** What a person needs of a record to see whether it is of a paper. */
const SHOWN = ['title', 'authors', 'date', 'venue', 'doi', 'arxiv', 'url'] as const;

/** A record that is perhaps of a paper, for a person to decide. */
export interface Doubtful {
  readonly id: string;
  /** Of the paper. */
  readonly title: string;
  /** The name to accept or refuse it by: `doi:10.1145/3292500.3330701`. */
  readonly match: string;
  readonly services: readonly string[];
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  /** What the most trusted of the services says. */
  readonly record: Pick<PaperRecord, (typeof SHOWN)[number]>;
}

export interface EnrichReport {
  /** How many papers lacked something and were looked up. */
  readonly lookedUp: number;
  readonly enriched: readonly Enriched[];
  readonly doubtful: readonly Doubtful[];
  readonly messages: readonly Diagnostic[];
  /** True when it was called off before its end. */
  readonly interrupted: boolean;
  readonly dryRun: boolean;
}

/** A match of a paper, as a person names it. */
export interface NamedMatch {
  readonly entry: Entry;
  readonly match: string;
}

function factsOf(library: Library, paper: PaperRecord, id: string): PaperFacts {
  const { edit = {}, refused = [] } = library.state.papers.get(id) ?? UNTOUCHED;
  const locked = Object.entries(edit).flatMap(([field, value]) => (value === null ? [field] : []));
  return { paper, locked: new Set(locked), refused: new Set(refused) };
}

/** A paper as it is now: it may have been changed since it was looked up. */
function paperNow(library: Library, id: string): Paper | undefined {
  return library.ask((view) => {
    const number = view.withId(id);
    return number === undefined ? undefined : view.paper(number);
  });
}

type Taken = { readonly id: string; readonly records: readonly Candidate[] };

/** Fills what papers lack from records that are of them, as one change. */
async function take(
  library: Library,
  taken: readonly Taken[],
  { dryRun, anyVersion, refused = [] }: { dryRun: boolean; anyVersion: boolean; refused?: readonly Refusal[] },
): Promise<Enriched[]> {
  return library.update((now) => {
    const enriched: Enriched[] = [];
    const merged: Enrichment[] = [];
    for (const { id, records } of taken) {
      const paper = paperNow(now, id);
      if (paper === undefined) continue;
      const { set, from } = fillMissing(paper, records, { locked: factsOf(now, paper, id).locked, anyVersion });
      if (from.length === 0) continue;
      merged.push({ paper: id, set, from });
      enriched.push({ id, title: paper.title, fields: Object.keys(set), from });
    }
    const isNothing = dryRun || (merged.length === 0 && refused.length === 0);
    return isNothing ? { result: enriched } : { result: enriched, change: { op: 'enrich', merged, refused } };
  });
}

function doubtfulOf({ id, title }: Entry, { name, records, score, reasons }: DoubtfulMatch): Doubtful | undefined {
  const [first] = records;
  if (first === undefined) return undefined;
  const services = [...new Set(records.map(({ service }) => service))];
  const { title: found, ...rest } = first.record;
  const known = new Map(Object.entries(rest));
  const shown = Object.fromEntries(SHOWN.flatMap((field) => (known.has(field) ? [[field, known.get(field)]] : [])));
  return { id, title, match: name, services, score, reasons, record: { title: found, ...shown } };
}

/** What was found for papers, before any of it is written. */
interface Findings {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly messages: readonly Diagnostic[];
}

async function lookUp(
  library: Library,
  entries: readonly Entry[],
  request: EnrichRequest,
  wanted: ReadonlyMap<string, string> = new Map(),
): Promise<Findings> {
  const { lookUps, services, signal, onProgress = () => undefined } = request;
  const subjects = new Map(
    entries.map((entry): [string, Subject] => {
      const name = wanted.get(entry.id);
      const facts = factsOf(library, entry, entry.id);
      return [entry.id, { ...facts, found: [], askedByTitle: new Set(), ...(name !== undefined && { wanted: name }) }];
    }),
  );
  const failures = new Failures();
  await new Gathering({ lookUps, services, failures, signal, onProgress }).run([...subjects.values()]);
  return { subjects, messages: failures.messages };
}

/**
 * Looks up what papers lack, and fills it from records that are of them for certain, as one step of undo. What they have
 * is never touched, nor filled again what a person took away; where each value came from is recorded. What is doubtful is
 * listed. When it is called off, what was found by then is kept.
 */
export async function enrich(
  library: Library,
  entries: readonly Entry[],
  request: EnrichRequest,
): Promise<EnrichReport> {
  const lacking = entries.filter((entry) => lackedFields(entry).length > 0);
  const { subjects, messages } = await lookUp(library, lacking, request);
  const taken: Taken[] = [];
  const doubtful: Doubtful[] = [];
  for (const entry of lacking) {
    const subject = subjects.get(entry.id);
    if (subject === undefined) continue;
    const settlement = settle(subject, subject.found);
    if (settlement.certain.length > 0) taken.push({ id: entry.id, records: settlement.certain });
    for (const match of settlement.doubtful) {
      const one = doubtfulOf(entry, match);
      if (one !== undefined) doubtful.push(one);
    }
  }
  const { dryRun } = request;
  const enriched = await take(library, taken, { dryRun, anyVersion: false });
  return {
    lookedUp: lacking.length,
    enriched,
    doubtful,
    messages,
    interrupted: request.signal?.aborted === true,
    dryRun,
  };
}

/** The records of papers by the names that a person gave. Throws `unknown-match`, naming those that there are. */
async function recordsNamed(library: Library, named: readonly NamedMatch[], request: EnrichRequest): Promise<Taken[]> {
  const entries = [...new Map(named.map(({ entry }) => [entry.id, entry])).values()];
  const wanted = new Map(named.map(({ entry, match }) => [entry.id, match]));
  const { subjects, messages } = await lookUp(library, entries, request, wanted);
  return named.map(({ entry, match }) => {
    const found = subjects.get(entry.id)?.found ?? [];
    const records = found.filter(({ name }) => name === match);
    if (records.length > 0) return { id: entry.id, records };
    const names = [...new Set(found.map(({ name }) => name))];
    const why = messages[0] === undefined ? '' : ` (${messages[0].reason})`;
    throw new PapersError('unknown-match', `no service has "${match}" for ${entry.id}${why}`, {
      remedy: names.length === 0 ? 'Nothing was found for it.' : `There are ${names.join(', ')}.`,
    });
  });
}

/**
 * Takes records that a person says are of papers, whatever their years, and remembers that others are not: one step of
 * undo. What the papers have is not touched. Throws `unknown-match`; then nothing is changed.
 */
export async function decideMatches(
  library: Library,
  { accepted, refused }: { readonly accepted: readonly NamedMatch[]; readonly refused: readonly NamedMatch[] },
  request: EnrichRequest,
): Promise<readonly Enriched[]> {
  const taken = await recordsNamed(library, accepted, request);
  return take(library, taken, {
    dryRun: request.dryRun,
    anyVersion: true,
    refused: refused.map(({ entry, match }) => ({ paper: entry.id, record: match })),
  });
}
