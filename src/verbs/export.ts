import type { Entry } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { type CitationStyle, type FormatName, type StringifyOptions, STYLE_NAMES } from '../formats/format.ts';
import type { NoteFile } from '../formats/markdown/note.ts';
import { formatOfFile, stringify, writableFormats } from '../formats/index.ts';

/** The format to write: the one named, else the one that the file's ending says, else Markdown. Throws `unknown-format`. */
export function exportFormat(name: string | undefined, file: string | undefined): FormatName {
  const wanted = name ?? (file === undefined || file === '-' ? 'markdown' : formatOfFile(file));
  const format = writableFormats.find((known) => known === wanted);
  if (format !== undefined) return format;
  throw new PapersError(
    'unknown-format',
    name === undefined ? `the ending of "${file}" names no format` : `cannot write "${name}"`,
    {
      kind: 'usage',
      remedy: `Give --to with one of ${writableFormats.join(', ')}.`,
    },
  );
}

/** The papers, in their order, as a text in a format. */
export function exportPapers(
  entries: readonly Entry[],
  format: FormatName,
  options: StringifyOptions,
): Promise<string> {
  return stringify(format, entries, options);
}

/** The built-in style of a name. Throws `unknown-style`. */
export function namedStyle(name: string | undefined): CitationStyle | undefined {
  const known = STYLE_NAMES.find((style) => style === name?.toLowerCase());
  if (known !== undefined) return { name: known };
  if (name === undefined) return undefined;
  throw new PapersError('unknown-style', `there is no citation style "${name}"`, {
    kind: 'usage',
    remedy: `Give one of ${STYLE_NAMES.join(', ')}, or the name of a file that ends in .csl.`,
  });
}

/** One Markdown note for each paper, with a name that is no path. */
export async function exportNotes(entries: readonly Entry[], abstracts: boolean): Promise<NoteFile[]> {
  const { notesOf } = await import('../formats/markdown/note.ts');
  return notesOf(entries, abstracts);
}
