import { sanitiseLine } from '../../terminal/sanitise.ts';
import { similar as findSimilar } from '../../verbs/similar.ts';
import { namedPapers } from '../choose-papers.ts';
import type { Command } from '../command.ts';
import { countOption } from '../count-option.ts';
import { entryFields } from '../entry-fields.ts';
import { printItems } from '../output.ts';
import { plainLine } from '../plain-line.ts';
import { EXIT } from '../problems.ts';

const USUAL = 10;

export const similar: Command<'similar'> = async ({ words, options, mode, terminal, openLibrary }) => {
  const most = countOption('--limit', options.limit) ?? USUAL;
  const library = await openLibrary();
  const [paper] = await namedPapers(library, words.slice(0, 1), { terminal });
  const found = paper === undefined ? [] : findSimilar(library, paper, most);
  const { stdout, stderr } = terminal;
  if (mode.kind !== 'person') await printItems(terminal, mode, found, [...entryFields, 'score', 'terms']);
  else if (stdout.isTerminal) {
    const { paperBlock } = await import('../paper-block.ts');
    const blocks = found.map((entry) => {
      const why = `${entry.score.toFixed(2)}  ${sanitiseLine(entry.terms.join(' '))}`;
      return paperBlock(stdout, { entry, snippet: stdout.style('faint', why) });
    });
    await stdout.write(blocks.join('\n'));
  } else await stdout.write(found.map(plainLine).join(''));
  if (found.length === 0) await stderr.write('No other paper has any of its telling words.\n');
  return EXIT.done;
};
