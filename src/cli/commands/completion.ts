import { PapersError } from '../../domain/errors.ts';
import type { Command } from '../command.ts';
import { completionScript, SHELLS } from '../completion/scripts.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';

export const completion: Command<'completion'> = async ({ words: [name], mode, terminal }) => {
  const shell = SHELLS.find((known) => known === name);
  if (shell === undefined)
    throw new PapersError('unknown-shell', `there is no completion for "${name}"`, {
      kind: 'usage',
      remedy: `The shells are ${SHELLS.join(', ')}.`,
    });
  const script = await completionScript(shell);
  if (mode.kind === 'person') await terminal.stdout.write(script);
  else await printDocument(terminal, mode, { shell, script });
  return EXIT.done;
};
