import { PapersError } from '../domain/errors.ts';
import { type FormatName } from '../formats/format.ts';
import { extensionsOf, readableFormats } from '../formats/index.ts';

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
