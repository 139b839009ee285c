import type { OptionDescription } from '../catalogue.ts';
import { PRINTED } from '../printed.ts';
import { STATUSES } from './environment.ts';
import { COMMANDS, type Described, EVERYWHERE, GROUPS, optionMeaning, synopsis } from './synopsis.ts';

/** Text in which nothing is markup or ends a cell of a table. */
export function cell(text: string): string {
  return text.replace(/[|<>*_\\]/g, '\\$&').replaceAll('\n', ' ');
}

function table(head: readonly [string, string], rows: readonly (readonly [string, string])[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(([name, meaning]) => `| \`${name.replaceAll('|', '\\|')}\` | ${cell(meaning)} |`);
  return [`| ${head[0]} | ${head[1]} |`, '|---|---|', ...lines, ''];
}

const optionRows = (options: readonly OptionDescription[]) =>
  options.map((option) => [option.flags.replace('...', ''), optionMeaning(option)] as const);

function section(command: Described): string[] {
  const printed = new Map(Object.entries(PRINTED)).get(command.name) ?? [];
  const schemas = printed.map((name) => `\`${name}\``).join(' or ');
  return [
    `### papers ${command.name}`,
    '',
    `${cell(command.summary)}.`,
    '',
    '```',
    synopsis(command),
    '```',
    '',
    ...table(
      ['argument', 'is'],
      command.arguments.map(({ name, summary }) => [name, summary] as const),
    ),
    ...table(['option', 'does'], optionRows(Object.values(command.options))),
    '```sh',
    ...command.examples.flatMap(([line, does]) => [`# ${does}`, `papers ${line}`]),
    '```',
    '',
    ...(command.notes === undefined ? [] : [cell(command.notes), '']),
    ...(schemas === '' ? [] : [`JSON: ${schemas} (\`papers schema\`).`, '']),
  ];
}

/** The reference of the commands, as Markdown. */
export function commandsPage(): string {
  const lines = [
    '# Commands',
    '',
    'Made from the table that the program itself reads: `--help` says the same, and so do the manual pages',
    '(`man papers`, `man papers-search`). `npm run docs` writes this page anew.',
    '',
    'Every command takes these options, and ends with one of these statuses:',
    '',
    ...table(['option', 'does'], optionRows(EVERYWHERE)),
    ...table(['status', 'means'], STATUSES),
    ...GROUPS.flatMap((group) => [
      `## ${group}`,
      '',
      ...COMMANDS.filter((command) => command.group === group).flatMap(section),
    ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
