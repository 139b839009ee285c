import { sanitiseBlock, sanitiseLine } from '../../terminal/sanitise.ts';
import type { OutputStream } from '../../terminal/terminal.ts';
import { changeCriteria, criteria as criteriaOf, type Criterion, type NumberedCriteria } from '../../verbs/criteria.ts';
import type { Command } from '../command.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';

function lines({ style }: OutputStream, { text, include, exclude }: NumberedCriteria): string[] {
  const section = (heading: string, criteria: readonly Criterion[]): string[] =>
    criteria.length === 0
      ? []
      : [style('title', heading), ...criteria.map((one) => `  ${style('id', one.code)} ${sanitiseLine(one.text)}`)];
  return [
    ...(text === undefined ? [] : [sanitiseBlock(text)]),
    ...section('Include', include),
    ...section('Exclude', exclude),
  ];
}

export const criteria: Command<'criteria'> = async ({ options, mode, terminal, openLibrary }) => {
  const { text, include, exclude, remove } = options;
  const change = {
    ...(text !== undefined && { text }),
    ...(include !== undefined && { include }),
    ...(exclude !== undefined && { exclude }),
    ...(remove !== undefined && { remove }),
  };
  const library = await openLibrary();
  if (Object.keys(change).length > 0) await changeCriteria(library, change);
  const shown = criteriaOf(library);
  if (mode.kind !== 'person') await printDocument(terminal, mode, shown);
  else {
    const said = lines(terminal.stdout, shown);
    if (said.length > 0) await terminal.stdout.write(`${said.join('\n')}\n`);
    else await terminal.stderr.write('There are no criteria yet: papers criteria --include "adults"\n');
  }
  return EXIT.done;
};
