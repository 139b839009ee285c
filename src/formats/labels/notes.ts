import type { Entry } from '../../domain/entry.ts';
import type { Labels } from '../format.ts';
import { joinLabels, labelNote, readLabelNote } from './label-note.ts';

/** How notes of a record carry a person's own note and the other labels, in every format whose records have notes. */

/** What databases put into notes about their own bookkeeping. */
const BOOKKEEPING =
  /^(?:export date|cited by|cited references|times cited|total times cited|source:|coden|correspondence address|copyright|date of electronic|article history|references from|link to|accession number|m1 -|doi:|pmid:)/i;

/** Markup that reference managers put around notes. */
function withoutHtml(text: string): string {
  if (!/<(?:p|div|br|span|strong|em|ul|ol|li|h\d)\b[^>]*>/i.test(text)) return text;
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/(?:p|div|h\d|ul|ol)>/gi, '\n\n')
    .replace(/<li\b[^>]*>/gi, '- ')
    .replace(/<\/li>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\n{3,}/g, '\n\n');
}

/** Our own note as a note of the format; marked where it would be taken for something else. */
function written(note: string): string {
  const mistaken = BOOKKEEPING.test(note) || /^Note: |<[a-z]/i.test(note) || readLabelNote(note) !== undefined;
  return mistaken ? `Note: ${note}` : note;
}

/** The notes to write for an entry. */
export function notesOf(entry: Entry): string[] {
  const labels = labelNote(entry);
  return [...(entry.note === undefined ? [] : [written(entry.note)]), ...(labels === undefined ? [] : [labels])];
}

/** Reads the notes of a record: its labels, and the notes that are no person's, to be kept as they are. */
export function readNotes(notes: readonly string[]): { readonly labels: Labels; readonly others: readonly string[] } {
  let labels: Labels = {};
  const others: string[] = [];
  for (const text of notes) {
    const note = text.trim();
    if (note === '') continue;
    if (note.startsWith('Note: ')) labels = joinLabels(labels, { note: note.slice('Note: '.length) });
    else if (BOOKKEEPING.test(note)) others.push(note);
    else labels = joinLabels(labels, readLabelNote(note) ?? { note: withoutHtml(note).trim() });
  }
  return { labels, others };
}

/**
 * Keywords with the tags behind them, so that other programs see both as keywords. Read together with the labels, each
 * tag is one keyword less: see {@link keywordsWithoutTags}.
 */
export function keywordsWithTags({ keywords = [], tags }: Entry): string[] {
  return [...keywords, ...tags];
}

/** The keywords that are no tags: of a word that is both, one is left. */
export function keywordsWithoutTags(keywords: readonly string[], tags: readonly string[] = []): string[] {
  const left = [...keywords];
  for (const tag of tags) {
    const at = left.lastIndexOf(tag);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}
