import type { Command } from '../command.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';

export const init: Command<'init'> = async ({ words: [folder], mode, terminal, createLibrary }) => {
  const { directory } = await createLibrary(folder);
  if (mode.kind !== 'person') await printDocument(terminal, mode, { library: directory });
  else await terminal.stderr.write(`Made a library in ${directory}. Next: papers import FILE\n`);
  return EXIT.done;
};
