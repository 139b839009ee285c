import { schemaNamed, schemaNames } from '../../verbs/schemas.ts';
import type { Command } from '../command.ts';
import { printItems } from '../output.ts';
import { EXIT } from '../problems.ts';

export const schema: Command<'schema'> = async ({ words: [name], mode, terminal }) => {
  if (name !== undefined) await terminal.stdout.write(`${JSON.stringify(schemaNamed(name), undefined, 2)}\n`);
  else if (mode.kind !== 'person') await printItems(terminal, mode, schemaNames(), ['name', 'summary', 'version']);
  else
    await terminal.stdout.write(
      schemaNames()
        .map(({ name: known, summary }) => `${known}\t${summary}\n`)
        .join(''),
    );
  return EXIT.done;
};
