import { PapersError } from '../../domain/errors.ts';
import type { Command } from '../command.ts';
import { SCRIPTS } from '../completion/scripts.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';

const SHELLS = Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[];

export const completion: Command<'completion'> = async ({ words: [name], mode, terminal }) => {
  const shell = SHELLS.find((known) => known === name);
  if (shell === undefined)
    throw new PapersError('unknown-shell', `there is no completion for "${name}"`, {
      kind: 'usage',
      remedy: `The shells are ${SHELLS.join(', ')}.`,
    });
  if (mode.kind === 'person') await terminal.stdout.write(SCRIPTS[shell]);
  else await printDocument(terminal, mode, { shell, script: SCRIPTS[shell] });
  return EXIT.done;
};
