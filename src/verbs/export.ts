import type { Entry } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import {
  type CitationStyle,
  type FormatName,
  type StringifyOptions,
  STYLE_NAMES,
  type Template,
  TEMPLATE_KINDS,
  type TemplateKind,
} from '../formats/format.ts';
export type { FormatName, StringifyOptions, Template } from '../formats/format.ts';
import type { NoteFile } from '../formats/markdown/note.ts';
import { binaryFormats, encode, formatOfFile, stringify, writableFormats } from '../formats/index.ts';

/** The format to write: the one named, else the one that the file's ending says, else Markdown. Throws `unknown-format`. */
export function exportFormat(name: string | undefined, file: string | undefined): FormatName {
  const wanted = name ?? (file === undefined || file === '-' ? 'markdown' : formatOfFile(file));
  const all = [...writableFormats, ...binaryFormats];
  const format = all.find((known) => known === wanted);
  if (format !== undefined) return format;
  throw new PapersError(
    'unknown-format',
    name === undefined ? `the ending of "${file}" names no format` : `cannot write "${name}"`,
    {
      kind: 'usage',
      remedy: `Give --to with one of ${all.join(', ')}.`,
    },
  );
}

/** True for a format that is no text, and nothing for a terminal. */
export function isBinary(format: FormatName): boolean {
  return binaryFormats.includes(format);
}

/** The papers, in their order, as a text in a format. */
export function exportPapers(
  entries: readonly Entry[],
  format: FormatName,
  options: StringifyOptions,
): Promise<string> {
  return stringify(format, entries, options);
}

/** The papers, in their order, in a format that is no text. */
export function exportBytes(
  entries: readonly Entry[],
  format: FormatName,
  options: StringifyOptions,
): Promise<Uint8Array> {
  return encode(format, entries, options);
}

/** What a search engine has to know before it takes papers. Throws `bad-option` for a format that is for none. */
export async function engineMapping(format: FormatName): Promise<string> {
  if (format !== 'opensearch' && format !== 'elasticsearch')
    throw new PapersError('bad-option', 'only search engines take a mapping', {
      kind: 'usage',
      remedy: 'Add --to opensearch or --to elasticsearch.',
    });
  return (await import('../formats/search-engine/mapping.ts')).mappingOf(format);
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

/** One note for each paper, plain or by a template of one paper, with a name that is no path. Throws `bad-template`. */
export async function exportNotes(
  entries: readonly Entry[],
  abstracts: boolean,
  template: Template | undefined,
): Promise<NoteFile[]> {
  const { notesOf, plainNote } = await import('../formats/markdown/note.ts');
  if (template === undefined) return notesOf(entries, (entry) => plainNote(entry, abstracts));
  const { renderOne } = await import('../formats/template/render.ts');
  return notesOf(entries, (entry) => renderOne(template, entry, abstracts), template.kind);
}

/** The kind of template that the ending of a file says. */
export function templateKind(file: string): TemplateKind | undefined {
  return TEMPLATE_KINDS.find((ending) => file.toLowerCase().endsWith(ending));
}

/** The built-in template of a name. Throws `unknown-template`, naming those that there are, and `own` of the library. */
export async function builtInTemplate(name: string, own: readonly string[]): Promise<Template> {
  const { BUILT_IN } = await import('../formats/template/built-in.ts');
  const text = new Map<string, string>(Object.entries(BUILT_IN)).get(name);
  if (text !== undefined) return { text, kind: '.md', file: name };
  throw new PapersError('unknown-template', `there is no template "${name}"`, {
    kind: 'usage',
    remedy: `Give one of ${[...own, ...Object.keys(BUILT_IN)].join(', ')}, or the name of a file that ends in ${TEMPLATE_KINDS.join(', ')}.`,
  });
}
