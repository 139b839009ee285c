import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import type { Diagnostic } from '../../domain/diagnostic.ts';
import { decode } from '../decode.ts';

/** A record of which a review has decided. */
export interface LabelledText {
  /** May be empty where the table has none. */
  readonly title: string;
  readonly abstract?: string;
  readonly included: boolean;
}

/** A labelled set as read. Without records, there is an error among the messages. */
export interface LabelledSet {
  readonly records: readonly LabelledText[];
  readonly messages: readonly Diagnostic[];
}

/** Names of columns, without signs and in lower case, the best first. */
const COLUMNS = {
  title: ['title', 'primarytitle', 'articletitle'],
  abstract: ['abstract', 'abstractnote', 'notesabstract'],
  included: ['labelincluded', 'included', 'finalincluded', 'asreviewlabel', 'label'],
} as const;

const LABELS: readonly (readonly [RegExp, boolean])[] = [
  [/^(?:1(?:\.0+)?|y|yes|t|true|include|included|relevant)$/i, true],
  [/^(?:0(?:\.0+)?|n|no|f|false|exclude|excluded|irrelevant)$/i, false],
];

function labelOf(cell: string): boolean | undefined {
  return LABELS.find(([pattern]) => pattern.test(cell.trim()))?.[1];
}

function failed(file: string, reason: string, note: string): LabelledSet {
  return { records: [], messages: [{ file, reason, note, fatal: true, ruleId: 'no-labels' }] };
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unpacked where it is gzip; undefined where that fails. */
function plain(bytes: Uint8Array): Uint8Array | undefined {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Reads a table of labelled records, comma- or tab-separated, gzipped or not, as ASReview and SYNERGY have them: columns
 * title, abstract, and label_included, included or label. A record without a label is left out, with a warning.
 */
export function readLabelled(bytes: Uint8Array, file: string): LabelledSet {
  const unpacked = plain(bytes);
  if (unpacked === undefined) return failed(file, 'damaged: gzip cannot unpack it', 'Get the file again.');
  const decoded = decode(unpacked, file);
  if ('problem' in decoded) return { records: [], messages: [decoded.problem] };
  const { data } = Papa.parse<string[]>(decoded.text, { skipEmptyLines: 'greedy' });
  const names = (data[0] ?? []).map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const columnOf = (kind: keyof typeof COLUMNS): number =>
    COLUMNS[kind].map((name) => names.indexOf(name)).find((index) => index >= 0) ?? -1;
  const [title, abstract, label] = [columnOf('title'), columnOf('abstract'), columnOf('included')];
  if (title < 0 || label < 0)
    return failed(
      file,
      `no column for the ${title < 0 ? 'title' : 'label'} in its first row`,
      'A labelled set is CSV or TSV with columns title, abstract and label_included (1 or 0).',
    );
  const records: LabelledText[] = [];
  let unlabelled = 0;
  for (const cells of data.slice(1)) {
    const included = labelOf(cells[label] ?? '');
    const text = cells[abstract]?.trim() ?? '';
    if (included === undefined) unlabelled += 1;
    else records.push({ title: cells[title]?.trim() ?? '', ...(text !== '' && { abstract: text }), included });
  }
  const left: Diagnostic[] =
    unlabelled === 0
      ? []
      : [
          {
            file,
            reason: `${unlabelled} of ${data.length - 1} records have no label of 1 or 0 and are left out`,
            ruleId: 'no-label',
          },
        ];
  return { records, messages: [...decoded.messages, ...left] };
}
