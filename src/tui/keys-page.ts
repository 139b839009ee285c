import { ACTION_NAMES, type Context, describeAction, type Group } from './actions.ts';
import { keyLabel } from './keys/names.ts';
import type { Keymap } from './keymap.ts';

const PLACES: Readonly<Record<Context, string>> = {
  papers: 'Among the papers',
  abstract: 'In the abstract',
  line: 'While you write a line, pick, or look for help',
  export: 'In the export dialog',
  output: 'In the output of a command',
  matches: 'Among the doubtful matches of `papers enrich`',
  confirm: 'When you are asked',
};

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function keyCell(key: string): string {
  return `\`${cell(keyLabel(key))}\``;
}

function table(keymap: Keymap, context: Context, group: Group): string[] {
  const names = ACTION_NAMES.filter(
    (name) => describeAction(name).context === context && describeAction(name).group === group,
  );
  const rows = names.map((name) => {
    const keys = keymap.keysOf(name).map(keyCell).join(' ');
    return `| ${keys} | ${cell(describeAction(name).does)} | \`${name}\` |`;
  });
  return ['| keys | does | action |', '|---|---|---|', ...rows, ''];
}

/** The reference of the keys, as Markdown. */
export function keysPage(keymap: Keymap): string {
  const lines = Object.entries(PLACES).flatMap(([place, title]) => {
    const context = place as Context;
    const inPlace = ACTION_NAMES.filter((name) => describeAction(name).context === context);
    const groups = [...new Set(inPlace.map((name) => describeAction(name).group))];
    const tables = groups.flatMap((group) => [
      ...(groups.length > 1 ? [`### ${group}`, ''] : []),
      ...table(keymap, context, group),
    ]);
    return [`## ${title}`, '', ...tables];
  });
  return `${[
    '# Keys of `papers triage`',
    '',
    'Made from the table that the program itself reads; `?` shows it where you are. Keys act on the marked papers, else on',
    'the one under the cursor. Decisions set, and never toggle. What can be undone asks nothing; only acting on everything',
    'shown does. Every action is also a command of the `:` line, by its name.',
    '',
    'Other keys go into `library.yaml`, in the place of those below:',
    '',
    '```yaml',
    'keys:',
    '  include: [i, enter]',
    '  page-down: ctrl-f',
    '```',
    '',
    ...lines,
  ]
    .join('\n')
    .trimEnd()}\n`;
}
