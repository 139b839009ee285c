import type { Call } from './program.ts';

/** Options of `search` whose value is the next word. */
const WITH_VALUE: readonly string[] = ['--library', '--limit'];

const FIELDS = /^--(jsonl?)(?:=(.*))?$/s;

/**
 * Reads the command lines of `search` that leave nothing to interpret, without the parser, which takes longer to load than
 * the search takes. Undefined for any other, which the parser has to read; where there is an answer it is the parser's.
 */
export function readQuickly([verb, ...rest]: readonly string[]): Call | undefined {
  if (verb !== 'search') return undefined;
  const words: string[] = [];
  const options: Record<string, string> = {};
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    const [, format, fields = ''] = FIELDS.exec(word) ?? [];
    if (format !== undefined) options[format] = fields;
    else if (WITH_VALUE.includes(word)) {
      const value = rest[(at += 1)];
      if (value === undefined || value.startsWith('-')) return undefined;
      options[word.slice(2)] = value;
    } else if (word.startsWith('-')) return undefined;
    else words.push(word);
  }
  return words.length === 0 ? undefined : { verb, words, options };
}
