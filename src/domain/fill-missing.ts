import { isPreprint } from './duplicates.ts';
import type { Contribution } from './enrichment.ts';
import { OF_THE_VERSION, OF_THE_WORK } from './field-rules.ts';
import { isPreprintDoi } from './identifiers.ts';
import type { RecordEdit } from './journal.ts';
import { type PaperRecord, yearOf } from './paper.ts';

/** A record that a service gave. */
export interface ServiceRecord {
  readonly service: string;
  /** The record by its identifier, as {@link Contribution} has it. */
  readonly name: string;
  readonly record: PaperRecord;
}

type Field = (typeof OF_THE_WORK)[number] | (typeof OF_THE_VERSION)[number];

/** The fields that a citation needs: a paper that has them all is not asked about. */
const WANTED = ['authors', 'date', 'venue', 'abstract'] as const;

/** What a citation or a screening needs and a paper lacks: the fields that it is looked up for. */
export function lackedFields(paper: PaperRecord): readonly string[] {
  const lacked: string[] = WANTED.filter((field) => paper[field] === undefined);
  return paper.doi === undefined && paper.arxiv === undefined ? [...lacked, 'doi'] : lacked;
}

/** Which version of a work a record describes. */
interface Version {
  readonly preprint: boolean;
  readonly year: number | undefined;
}

function versionOf(record: PaperRecord): Version {
  return { preprint: isPreprint(record), year: yearOf(record) };
}

/** What a paper says by itself of the version that it is: its year, and that it is published where it has a venue. */
function ownVersion(paper: PaperRecord): Partial<Version> {
  const year = yearOf(paper);
  return { ...(year !== undefined && { year }), ...(paper.venue !== undefined && { preprint: isPreprint(paper) }) };
}

function fits(version: Partial<Version>, { preprint, year }: Version): boolean {
  return (
    (version.year === undefined || year === undefined || version.year === year) &&
    (version.preprint === undefined || version.preprint === preprint)
  );
}

function together(version: Partial<Version>, { preprint, year }: Version): Version {
  return { preprint: version.preprint ?? preprint, year: version.year ?? year };
}

export interface Filled {
  readonly set: RecordEdit;
  readonly from: readonly Contribution[];
  /** Records of another version, which would have given more. */
  readonly otherVersions: readonly ServiceRecord[];
}

export interface FillOptions {
  /** Fields that a person took away, which stay away. */
  readonly locked: ReadonlySet<string>;
  /** True where a person said that the records are to be taken, whatever the year. */
  readonly anyVersion?: boolean;
}

/**
 * Fills what a paper lacks from records of it, the best first; what it has is never touched. Fields of a version come
 * from records of one version only: that of the paper's own year, else that of the first record that gives any.
 */
export function fillMissing(
  paper: PaperRecord,
  records: readonly ServiceRecord[],
  { locked, anyVersion = false }: FillOptions,
): Filled {
  const set: { -readonly [Name in keyof RecordEdit]: RecordEdit[Name] } = {};
  const from: Contribution[] = [];
  const otherVersions: ServiceRecord[] = [];
  let version = ownVersion(paper);
  const isLacked = (field: Field): boolean =>
    paper[field] === undefined && set[field] === undefined && !locked.has(field);
  for (const given of records) {
    const { record } = given;
    const gives = (field: Field): boolean => record[field] !== undefined && isLacked(field);
    const ofWork = OF_THE_WORK.filter(gives);
    const ofVersion = OF_THE_VERSION.filter(gives);
    const isSame = anyVersion || fits(version, versionOf(record));
    const fields: Field[] = isSame ? [...ofWork, ...ofVersion] : ofWork;
    // A preprint is what published papers are expected to have been: only what it later became is news.
    if (!isSame && ofVersion.length > 0 && !isPreprint(record)) otherVersions.push(given);
    if (isSame && ofVersion.some((field) => field !== 'doi' || !isPreprintDoi(record.doi ?? '')))
      version = together(version, versionOf(record));
    if (fields.length === 0) continue;
    Object.assign(set, Object.fromEntries(fields.map((field) => [field, record[field]])));
    if (fields.includes('authors') && record.moreAuthors === true) set.moreAuthors = true;
    if (fields.includes('editors') && record.moreEditors === true) set.moreEditors = true;
    from.push({ service: given.service, record: given.name, fields });
  }
  return { set, from, otherVersions };
}
