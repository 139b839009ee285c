import { ENVIRONMENT, STATUSES, USER_LIBRARY } from './environment.ts';
import { COMMANDS, type Described, EVERYWHERE, GROUPS, optionMeaning, synopsis } from './synopsis.ts';

/** Text as roff prints it: no request at the start of a line, no escape, ASCII hyphens, other letters by their code. */
export function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(
      /[^\0-\x7F]/gu,
      (letter) => `\\[u${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/^(?=[.'])/gm, '\\&');
}

/** A term in bold, with its meaning set in. */
function item(term: string, meaning: string): string[] {
  return ['.TP', `\\fB${roff(term)}\\fR`, roff(meaning)];
}

function title(name: string, summary: string): string[] {
  const upper = name.toUpperCase();
  // Without a version or a date, which would make every page new at every release.
  return [`.TH ${roff(`"${upper}"`)} 1 "" "papers" "User Commands"`, '.SH NAME', `${roff(name)} \\- ${roff(summary)}`];
}

const everywhere = EVERYWHERE.flatMap((option) => item(option.flags, optionMeaning(option)));

/** How the page of a command is called: `papers-list-add`. */
export function manName(command: string): string {
  return `papers-${command.replaceAll(' ', '-')}`;
}

function commandPage(command: Described): string {
  const own = Object.values(command.options).flatMap((option) =>
    item(option.flags.replace('...', ''), optionMeaning(option)),
  );
  const lines = [
    ...title(manName(command.name), command.summary),
    '.SH SYNOPSIS',
    `.B ${roff(synopsis(command))}`,
    ...(command.arguments.length === 0 ? [] : ['.SH ARGUMENTS']),
    ...command.arguments.flatMap(({ name, summary }) => item(name, summary)),
    '.SH OPTIONS',
    ...own,
    ...everywhere,
    '.SH EXAMPLES',
    ...command.examples.flatMap(([line, does]) => ['.TP', roff(does), `\\fBpapers ${roff(line)}\\fR`]),
    ...(command.notes === undefined ? [] : ['.SH NOTES', roff(command.notes)]),
    '.SH SEE ALSO',
    '.BR papers (1)',
  ];
  return `${lines.join('\n')}\n`;
}

function programPage(): string {
  const lines = [
    ...title('papers', 'literature triage in the terminal'),
    '.SH SYNOPSIS',
    '.B papers',
    '[\\fICOMMAND\\fR] [\\fIoptions\\fR]',
    '.SH DESCRIPTION',
    'Reads piles of abstracts into a library, finds papers, keeps decisions, tags, notes and reading lists, and exports.',
    'Called alone on a terminal where there is a library, it opens the full screen; see',
    '.BR papers\\-triage (1).',
    ...GROUPS.flatMap((group) => [
      `.SH ${roff(`"${group.toUpperCase()}"`)}`,
      ...COMMANDS.filter((command) => command.group === group).flatMap(({ name, summary }) => [
        '.TP',
        `.BR ${roff(manName(name))} (1)`,
        roff(summary),
      ]),
    ]),
    '.SH OPTIONS',
    ...everywhere,
    '.SH EXIT STATUS',
    ...STATUSES.flatMap(([status, meaning]) => item(status, meaning)),
    '.SH ENVIRONMENT',
    ...Object.entries(ENVIRONMENT).flatMap(([name, meaning]) => item(name, meaning)),
    '.SH FILES',
    ...item('.papers/', 'a library: the nearest one upward from where you are'),
    ...USER_LIBRARY.flatMap(([system, folder]) => item(folder, `your own library (${system})`)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Every manual page, by the name of its file. */
export function manPages(): ReadonlyMap<string, string> {
  return new Map([
    ['papers.1', programPage()],
    ...COMMANDS.map((command): [string, string] => [`${manName(command.name)}.1`, commandPage(command)]),
  ]);
}
