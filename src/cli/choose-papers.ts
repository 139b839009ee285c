import type { Entry } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import type { Library } from '../verbs/library.ts';
import { sanitiseLine } from '../terminal/sanitise.ts';
import { namesIn } from '../verbs/names-in.ts';
import { resolvePapers } from '../verbs/resolve.ts';
import { readQuery, select } from '../verbs/select.ts';
import type { Invocation } from './command.ts';

type Chooser = Pick<Invocation<'include'>, 'terminal' | 'clock'>;

/** A whole stream as text. */
export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}

/** The names given, with `-` replaced by those on standard input. */
async function withStandardInput(words: readonly string[], { terminal }: Chooser): Promise<string[]> {
  const names: string[] = [];
  for (const word of words) {
    const named = word === '-' ? namesIn(await readAll(terminal.stdin.chunks())) : [word];
    for (const name of named) names.push(name);
  }
  return names;
}

/** The papers that names stand for; of one that was merged into another it is said which. */
export function namedPapers(
  library: Library,
  names: readonly string[],
  { terminal: { stderr } }: Pick<Chooser, 'terminal'>,
): Promise<readonly Entry[]> {
  return resolvePapers(library, names, (name, { id }) =>
    stderr.write(`${sanitiseLine(name)} was merged into ${sanitiseLine(id)}.\n`),
  );
}

/**
 * The papers that a command is to act on: those named, or those that `--query` selects. A query that changes papers is
 * read strictly, so that a slip in it never changes the wrong ones. Throws `no-papers-named`.
 */
export async function choosePapers(
  library: Library,
  words: readonly string[],
  query: string | undefined,
  chooser: Chooser,
): Promise<readonly Entry[]> {
  if (query !== undefined && words.length > 0)
    throw new PapersError('bad-option', 'name papers or give --query, not both', { kind: 'usage' });
  if (query !== undefined) return select(library, readQuery(query, true).node, chooser.clock());
  if (words.length === 0)
    throw new PapersError('no-papers-named', 'which papers?', {
      kind: 'usage',
      remedy: 'Name them, give - to read them from standard input, or select them with --query.',
    });
  return namedPapers(library, await withStandardInput(words, chooser), chooser);
}
