import { PapersError } from '../../domain/errors.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import { duplicates, mergePapers, tellApart } from '../../verbs/dedupe.ts';
import type { Library } from '../../verbs/library.ts';
import { askDuplicates } from '../ask-duplicates.ts';
import { choosePapers } from '../choose-papers.ts';
import type { Command, Invocation } from '../command.ts';
import { countOption } from '../count-option.ts';
import { duplicateBlock } from '../duplicate-block.ts';
import { entryFields } from '../entry-fields.ts';
import { type OutputMode, printItems } from '../output.ts';
import { EXIT } from '../problems.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';
import { grouped } from '../../domain/wording.ts';

type Dedupe = Invocation<'dedupe'>;

function leastScore(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const score = Number(given);
  if (given.trim() !== '' && score >= 0 && score <= 1) return score;
  throw new PapersError('bad-option', `--min-score has to be a number from 0 to 1, not "${given}"`, { kind: 'usage' });
}

async function merge(invocation: Dedupe, library: Library): Promise<number> {
  const { words, options, mode, terminal } = invocation;
  const entries = await choosePapers(library, words, options.query, invocation);
  const { kept, merged, fields, dryRun } = await mergePapers(library, entries, options.dryRun === true);
  if (mode.kind !== 'person') await printItems(terminal, mode, [kept], entryFields);
  else {
    const gained = fields.length === 0 ? '' : `, which gained ${fields.join(', ')}`;
    const hint = dryRun ? ' (dry run: nothing changed)' : ' ("papers undo" takes it back)';
    const ids = merged.map(({ id }) => sanitiseLine(id)).join(', ');
    await terminal.stderr.write(
      `Merged ${ids} into ${sanitiseLine(kept.id)}${gained}${terminal.stderr.style('faint', hint)}\n`,
    );
  }
  return EXIT.done;
}

async function distinct(invocation: Dedupe, library: Library): Promise<number> {
  const { words, options, mode, terminal } = invocation;
  const entries = await choosePapers(library, words, options.query, invocation);
  const isNew = await tellApart(library, entries, options.dryRun === true);
  if (mode.kind !== 'person') await printItems(terminal, mode, entries, entryFields);
  else
    await terminal.stderr.write(
      isNew ? `Told apart: ${papersCounted(entries.length)}\n` : 'They were told apart already.\n',
    );
  return EXIT.done;
}

function wantsQuestions({ options, mode, terminal }: Dedupe): boolean {
  if (options.ask !== true) return false;
  if (mode.kind === 'person' && terminal.stdin.isTerminal) return true;
  throw new PapersError('no-terminal', '--ask needs a terminal to ask on', {
    kind: 'usage',
    remedy: 'In a script use --json, then --merge or --distinct.',
  });
}

async function printPairs(
  { terminal }: Dedupe,
  mode: Exclude<OutputMode, { kind: 'person' }>,
  pairs: ReturnType<typeof duplicates>,
): Promise<void> {
  const items = pairs.map(({ papers, ...pair }) => ({ keep: papers[0].id, ...pair, papers }));
  await printItems(terminal, mode, items, ['keep', 'score', 'reasons', 'papers']);
}

export const dedupe: Command<'dedupe'> = async (invocation) => {
  const { words, options, mode, terminal, openLibrary } = invocation;
  if (options.merge === true && options.distinct === true)
    throw new PapersError('bad-option', '--merge and --distinct exclude each other', { kind: 'usage' });
  const asks = wantsQuestions(invocation);
  const library = await openLibrary();
  if (options.merge === true) return merge(invocation, library);
  if (options.distinct === true) return distinct(invocation, library);
  const named = words.length > 0 || options.query !== undefined;
  const among = named ? await choosePapers(library, words, options.query, invocation) : undefined;
  const least = leastScore(options.minScore);
  const bar = terminal.activity.bar('Comparing');
  const found = duplicates(library, {
    progress: (done, total) => bar.update(done, total),
    ...(least !== undefined && { leastScore: least }),
    ...(among !== undefined && { among }),
  });
  bar.clear();
  const pairs = found.slice(0, countOption('--limit', options.limit));
  if (mode.kind !== 'person') await printPairs(invocation, mode, pairs);
  else if (asks) {
    const { merged, apart } = await askDuplicates(library, terminal, pairs);
    await terminal.stderr.write(`${merged} merged, ${apart} told apart ("papers undo" takes the last back)\n`);
  } else {
    for (const pair of pairs) await terminal.stdout.write(`${duplicateBlock(terminal.stdout, pair)}\n`);
    const hint =
      pairs.length === 0 ? '' : '. Left is kept: papers dedupe --merge LEFT RIGHT, or --distinct; --ask asks';
    const count = found.length === 1 ? '1 probable pair' : `${grouped(found.length)} probable pairs`;
    await terminal.stderr.write(`${count}${terminal.stderr.style('faint', hint)}\n`);
  }
  return EXIT.done;
};
