import type { Command } from '../command.ts';
import { printItems } from '../output.ts';
import { EXIT } from '../problems.ts';
import { changeSetting, settings } from '../../verbs/settings.ts';
import { PapersError } from '../../domain/errors.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';

export const config: Command<'config'> = async ({ words: [name, value], options, mode, terminal, openLibrary }) => {
  const library = await openLibrary();
  const unset = options.unset === true;
  if (unset && (name === undefined || value !== undefined))
    throw new PapersError('bad-option', '--unset wants the name of one setting', { kind: 'usage' });
  if (name !== undefined && (unset || value !== undefined))
    await changeSetting(library, name, unset ? undefined : value);
  const shown = settings(library, name);
  if (mode.kind !== 'person') await printItems(terminal, mode, shown, ['name', 'value', 'summary']);
  else if (name !== undefined) await terminal.stdout.write(`${sanitiseLine(shown[0]?.value ?? '')}\n`);
  else
    for (const setting of shown)
      await terminal.stdout.write(
        `${terminal.stdout.style('id', setting.name)} = ${sanitiseLine(setting.value)}  ${terminal.stdout.style('faint', setting.summary)}\n`,
      );
  return EXIT.done;
};
