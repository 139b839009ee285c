import type { DuplicatePair } from '../domain/duplicates.ts';
import type { Entry } from '../domain/entry.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { mergePapers, tellApart } from '../verbs/dedupe.ts';
import type { Library } from '../verbs/library.ts';
import { duplicateBlock } from './duplicate-block.ts';
import { createQuestions } from './questions.ts';

const QUESTION = 'Same paper? y keep left, r keep right, n different, s skip, q quit: ';

/** Counts of what a person answered. */
export interface Answers {
  readonly merged: number;
  readonly apart: number;
}

/** What a person says of one pair: which way to merge it, that it is none, nothing, or enough. */
type Answer = 'left' | 'right' | 'apart' | 'skip' | 'quit';

const ANSWERS: Readonly<Record<string, Answer>> = { y: 'left', r: 'right', n: 'apart', s: 'skip', q: 'quit' };

/** Asks for each pair whether it is one paper. Each answer is on disk before the next question; `papers undo` takes it back. */
export async function askDuplicates(
  library: Library,
  terminal: Terminal,
  pairs: readonly DuplicatePair<Entry>[],
): Promise<Answers> {
  const questions = createQuestions(terminal);
  const gone = new Set<string>();
  let [merged, apart] = [0, 0];
  for (const [index, pair] of pairs.entries()) {
    const [left, right] = pair.papers;
    if (gone.has(left.id) || gone.has(right.id)) continue;
    await terminal.stdout.write(`${index + 1} of ${pairs.length}  ${duplicateBlock(terminal.stdout, pair)}\n`);
    const answer = await questions.ask(QUESTION, ANSWERS, 'quit');
    if (answer === 'quit') break;
    if (answer === 'apart') {
      await tellApart(library, pair.papers, false);
      apart += 1;
    } else if (answer !== 'skip') {
      const [kept, other] = answer === 'left' ? [left, right] : [right, left];
      await mergePapers(library, [kept, other], false);
      gone.add(other.id);
      merged += 1;
    }
  }
  await questions.close();
  return { merged, apart };
}
