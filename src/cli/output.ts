import { PapersError } from '../domain/errors.ts';
import { safeJson } from '../terminal/sanitise.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** How the answer is to be printed: for a person, or as data with all fields or those chosen. */
export type OutputMode =
  | { readonly kind: 'person' }
  | { readonly kind: 'json' | 'jsonl'; readonly fields?: readonly string[] };

/** Reads `--json[=fields]` and `--jsonl[=fields]`. */
export function outputMode(options: { readonly json?: string; readonly jsonl?: string }): OutputMode {
  if (options.json !== undefined && options.jsonl !== undefined)
    throw new PapersError('bad-option', '--json and --jsonl exclude each other', {
      kind: 'usage',
      remedy: 'Give one of them.',
    });
  const given = options.json ?? options.jsonl;
  if (given === undefined) return { kind: 'person' };
  const fields = given
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
  const kind = options.json === undefined ? 'jsonl' : 'json';
  return fields.length === 0 ? { kind } : { kind, fields };
}

function choose(item: object, fields: readonly string[] | undefined): object {
  if (fields === undefined) return item;
  const values = new Map(Object.entries(item));
  return Object.fromEntries(fields.flatMap((field) => (values.has(field) ? [[field, values.get(field)]] : [])));
}

function checkFields(fields: readonly string[] | undefined, known: readonly string[]): void {
  const wrong = fields?.filter((field) => !known.includes(field)) ?? [];
  if (wrong.length > 0)
    throw new PapersError('unknown-field', `no field ${wrong.map((field) => `"${field}"`).join(', ')}`, {
      kind: 'usage',
      remedy: `The fields are ${known.join(', ')}.`,
    });
}

/** Prints items as one JSON array, or a line each. Throws `unknown-field` for a field that is not among `known`. */
export async function printItems(
  terminal: Terminal,
  mode: Exclude<OutputMode, { kind: 'person' }>,
  items: readonly object[],
  known: readonly string[],
): Promise<void> {
  checkFields(mode.fields, known);
  const chosen = items.map((item) => choose(item, mode.fields));
  if (mode.kind === 'json') return terminal.stdout.write(`${safeJson(chosen, 2)}\n`);
  for (const item of chosen) await terminal.stdout.write(`${safeJson(item)}\n`);
}

/** Prints one document: indented for `--json`, on one line for `--jsonl`. */
export async function printDocument(
  terminal: Terminal,
  mode: Exclude<OutputMode, { kind: 'person' }>,
  document: object,
): Promise<void> {
  checkFields(mode.fields, Object.keys(document));
  await terminal.stdout.write(`${safeJson(choose(document, mode.fields), mode.kind === 'json' ? 2 : undefined)}\n`);
}
