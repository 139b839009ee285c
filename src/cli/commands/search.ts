import { PapersError } from '../../domain/errors.ts';
import { readQuery } from '../../verbs/select.ts';
import { search as searchPapers, type SearchAnswer } from '../../verbs/search.ts';
import type { Command } from '../command.ts';
import { countOption } from '../count-option.ts';
import { entryFields } from '../entry-fields.ts';
import { optimiseLate } from '../optimise-late.ts';
import { printItems } from '../output.ts';
import { plainLine } from '../plain-line.ts';
import { EXIT } from '../problems.ts';
import { printExplanation, reportHints, reportNearMisses } from '../query-report.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';

const SHOWN_ON_TERMINAL = 20;
/** In smaller libraries hardly anything is compiled while a question is answered, and to keep it from that takes time too. */
const LARGE = 20_000;

/** What a person should know besides the papers themselves. */
function remarks({ hits, total, corrections, relaxed }: SearchAnswer): string[] {
  const corrected = corrections.map(({ from, to }) => `No paper has "${from}"; searched for "${to}".`);
  if (total === 0) return [...corrected, 'No paper matches.'];
  const partial = relaxed && corrections.length === 0 ? ['No paper has all the words; these have some of them.'] : [];
  const more =
    total > hits.length
      ? [`${papersCounted(total)} match, the best ${hits.length} are shown; --limit ${total} shows all.`]
      : [];
  return [...corrected, ...partial, ...more];
}

export const search: Command<'search'> = async ({ words, options, mode, terminal, clock, openLibrary }) => {
  const query = words.join(' ');
  const reading = readQuery(query, options.strict === true);
  if (query.trim() === '')
    throw new PapersError('no-query', 'search for what?', {
      kind: 'usage',
      remedy: 'Give words, or see "papers ls" for all papers.',
    });
  if (options.explain === true) return printExplanation(terminal, reading);
  const limit = countOption('--limit', options.limit);
  await reportHints(terminal, reading);
  const { stdout, stderr } = terminal;
  // A person is helped on by near misses; what a script does with them nobody watches, so it has to ask for them.
  const forPerson = mode.kind === 'person' && stdout.isTerminal;
  const most = limit ?? (forPerson ? SHOWN_ON_TERMINAL : undefined);
  const library = await openLibrary();
  if (library.ask(({ index }) => index.paperCount) > LARGE) optimiseLate();
  const answer = searchPapers(library, {
    node: reading.node,
    now: clock(),
    match: options.match ?? 'all',
    relax: forPerson || options.relax === true,
    highlight: mode.kind === 'person' ? forPerson : (mode.fields?.includes('matches') ?? true),
    ...(most !== undefined && { limit: most }),
  });
  if (mode.kind !== 'person')
    await printItems(terminal, mode, answer.hits, [...entryFields, 'score', 'matches', 'relaxed']);
  else if (forPerson) {
    const { hitBlock } = await import('../hit-block.ts');
    await stdout.write(answer.hits.map((hit) => hitBlock(stdout, hit)).join('\n'));
  } else await stdout.write(answer.hits.map(plainLine).join(''));
  if (forPerson || options.relax === true) {
    const said = remarks(answer).map((remark) => `${stderr.style('hint', remark)}\n`);
    await stderr.write((forPerson && answer.hits.length > 0 && said.length > 0 ? '\n' : '') + said.join(''));
  }
  if (answer.total === 0) await reportNearMisses(terminal, library, reading);
  return EXIT.done;
};
