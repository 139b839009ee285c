import { PapersError } from '../../domain/errors.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { OutputStream } from '../../terminal/terminal.ts';
import { type NextAnswer, next as nextPapers, type Suggestion } from '../../verbs/next.ts';
import type { Command } from '../command.ts';
import { countOption } from '../count-option.ts';
import { printItems } from '../output.ts';
import { EXIT } from '../problems.ts';
import { fractionOption } from '../fraction-option.ts';

const FIELDS = ['id', 'title', 'score', 'by', 'why', 'model', 'version'];

const BASIS = {
  model: 'learned from your decisions',
  likeness: 'like what you included or asked for; exclude a paper, and papers learns from both kinds',
  spread: 'typical of the corpus, and unlike each other; include one, or say --about what you look for',
} as const satisfies Record<NextAnswer['basis'], string>;

function hint({ suggestions, open, twins, basis }: NextAnswer, maybe: boolean): string {
  if (suggestions.length > 0) return `${open} ${maybe ? 'put aside' : 'unscreened'}; ${BASIS[basis]}.`;
  if (maybe) return 'Nothing is put aside.';
  return twins === 0
    ? 'Nothing is left to screen.'
    : `Nothing is left to screen but ${twins} unscreened near-duplicates of decided papers: see papers ls is:unscreened, and papers dedupe.`;
}

function seedOption(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text))
    throw new PapersError('bad-option', `--seed wants a whole number from 0, not "${text}"`, { kind: 'usage' });
  return Number(text);
}

async function block(stream: OutputStream, { id, title, score, by, why }: Suggestion): Promise<string> {
  const { textWidth } = await import('../paper-block.ts');
  const { wrap } = await import('../../terminal/width.ts');
  const width = textWidth(stream);
  const terms = (list: Suggestion['why']['for']): string => list.map(({ term }) => sanitiseLine(term)).join(', ');
  const faint = (label: string, list: Suggestion['why']['for']): string[] =>
    list.length === 0 ? [] : [wrap(stream.style('faint', `${label} ${terms(list)}`), { width, first: '  ' })];
  const facts = [
    stream.style('id', sanitiseLine(id)),
    stream.style(
      'faint',
      by === 'chance' ? 'drawn by chance' : `${by === 'doubt' ? 'most in doubt, ' : ''}score ${score.toFixed(2)}`,
    ),
  ];
  return `${[
    wrap(stream.style('title', sanitiseLine(title)), { width, first: '· ', hanging: '  ' }),
    `  ${facts.join('  ')}`,
    ...faint('for:', why.for),
    ...faint('against:', why.against),
  ].join('\n')}\n`;
}

export const next: Command<'next'> = async ({ options, mode, terminal, openLibrary }) => {
  const count = countOption('--count', options.count);
  const explore = fractionOption('--explore', options.explore);
  const seed = seedOption(options.seed);
  const answer = await nextPapers(await openLibrary(), {
    ...(count !== undefined && { count }),
    ...(explore !== undefined && { explore }),
    ...(options.exploreBy !== undefined && { exploreBy: options.exploreBy }),
    ...(options.maybe === true && { maybe: true }),
    ...(seed !== undefined && { seed }),
    ...(options.about !== undefined && { about: options.about }),
  });
  const { stdout, stderr } = terminal;
  if (mode.kind !== 'person') {
    await printItems(terminal, mode, answer.suggestions, FIELDS);
    return EXIT.done;
  }
  for (const suggestion of answer.suggestions)
    await stdout.write(
      stdout.isTerminal
        ? await block(stdout, suggestion)
        : `${[suggestion.id, suggestion.score.toFixed(4), suggestion.by, suggestion.title].map(sanitiseLine).join('\t')}\n`,
    );
  await stderr.write(`${stderr.style('hint', hint(answer, options.maybe === true))}\n`);
  return EXIT.done;
};
