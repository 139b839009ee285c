import { PapersError } from '../domain/errors.ts';
import { type FormatName } from '../formats/format.ts';
import { extensionsOf, readableFormats, writableFormats } from '../formats/index.ts';

/** The endings of files that can be read. */
export const readableExtensions: readonly string[] = readableFormats.flatMap(extensionsOf);

/** The format that `--from` names. Throws `unknown-format`. */
export function readableFormat(name: string | undefined): FormatName | undefined {
  const format = readableFormats.find((known) => known === name);
  if (name === undefined || format !== undefined) return format;
  throw new PapersError('unknown-format', `cannot read "${name}"`, {
    kind: 'usage',
    remedy: `The formats are ${readableFormats.join(', ')}.`,
  });
}

/** The formats that papers can be written in. */
export const writableNames: readonly string[] = writableFormats;

/** The format of a name. Throws `unknown-format`. */
export function writableFormat(name: string): FormatName {
  const format = writableFormats.find((known) => known === name);
  if (format !== undefined) return format;
  throw new PapersError('unknown-format', `cannot write "${name}"`, {
    kind: 'usage',
    remedy: `The formats are ${writableFormats.join(', ')}.`,
  });
}
