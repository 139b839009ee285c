import { Document, parseDocument, Scalar } from 'yaml';
import type { Author } from '../domain/author.ts';
import type { PaperRecord } from '../domain/paper.ts';
import { PapersError } from '../domain/errors.ts';
import { isObject } from '../domain/record-schema.ts';

/**
 * A record as a form to fill in with an editor: YAML, with a line for each field. Paragraphs of an abstract are
 * separated by an empty line, as YAML folds them.
 */

/** Fields that the form has a line for even where the record lacks them, in this order. */
const ALWAYS = ['title', 'abstract', 'authors', 'date', 'venue', 'doi', 'arxiv', 'url', 'keywords'] as const;

const HEAD = ` Correct what is wrong and fill in what is missing, then save and leave the editor.
 A field left empty is taken away; nothing changes when you leave without saving.
 The lines of the abstract are indented; an empty line begins a new paragraph.`;

/** `Lee, Ann` where the source separates the names, else the name as it is. */
function authorText({ name, family, given }: Author): string {
  return family !== undefined && given !== undefined ? `${family}, ${given}` : name;
}

function isAuthor(value: unknown): value is Author {
  return isObject(value) && typeof value['name'] === 'string';
}

function formValue(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item: unknown) => (isAuthor(item) ? authorText(item) : item)) : value;
}

/** The form of a record: the usual fields, and of the others `editable` those that it has. */
export function recordForm(record: PaperRecord, editable: readonly string[]): string {
  const values = new Map<string, unknown>(Object.entries(record));
  const others = editable.filter((field) => !ALWAYS.some((name) => name === field) && values.has(field));
  const form = new Document({});
  form.commentBefore = HEAD;
  for (const field of [...ALWAYS, ...others]) {
    const value = formValue(values.get(field)) ?? null;
    const scalar = new Scalar(typeof value === 'string' ? value.replaceAll('\n\n', '\n') : value);
    if (field === 'abstract' && value !== null) scalar.type = Scalar.BLOCK_FOLDED;
    form.set(field, Array.isArray(value) ? value : scalar);
  }
  // A block that is empty is ready to be written in, whatever signs the text has.
  return form.toString({ lineWidth: 80, nullStr: '' }).replace(/^abstract:\s*$/m, 'abstract: >-\n  ');
}

/** Reads a form back: the fields as they stand in it, empty ones as null. Throws `bad-form` with the line. */
export function readRecordForm(text: string): Readonly<Record<string, unknown>> {
  const parsed = parseDocument(text, { uniqueKeys: true });
  const [problem] = parsed.errors;
  const line = problem?.linePos?.[0].line;
  let value: unknown;
  let reason = problem?.message;
  try {
    if (problem === undefined) value = parsed.toJS() as unknown;
  } catch (error) {
    // A name that refers to nothing is only found now.
    reason = error instanceof Error ? error.message : String(error);
  }
  if (!isObject(value))
    throw new PapersError('bad-form', `not a form (${reason?.split('\n', 1)[0] ?? 'expected "field: value"'})`, {
      ...(line !== undefined && { line }),
      remedy: 'Nothing was changed. Put quotes around a value that has a colon or a # in it.',
    });
  const fields = Object.entries(value).map(([field, given]): [string, unknown] => {
    if (typeof given === 'number') return [field, String(given)];
    return [field, field === 'abstract' && typeof given === 'string' ? given.trim().replace(/\n+/g, '\n\n') : given];
  });
  return Object.fromEntries(fields);
}
