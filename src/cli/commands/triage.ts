import { PapersError } from '../../domain/errors.ts';
import { ORDER_OPTIONS } from '../../verbs/triage/orders.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../problems.ts';

export const triage: Command<'triage'> = async ({ words, options, mode, terminal, openLibrary, triage: start }) => {
  if (mode.kind !== 'person' || start === undefined)
    throw new PapersError('no-terminal', 'triage needs a terminal on which it can place text', {
      kind: 'usage',
      remedy:
        'Without one, "papers ls is:unscreened" lists what is to be screened, "papers show PAPER" shows a paper, and "papers include", "maybe" and "exclude" decide.',
    });
  const library = await openLibrary();
  terminal.activity.end();
  await start(library, { query: words.join(' '), order: ORDER_OPTIONS[options.by ?? 'relevance'] });
  return EXIT.done;
};
