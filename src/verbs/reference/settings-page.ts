import { settingNames } from '../settings.ts';
import { cell } from './commands-page.ts';
import { ENVIRONMENT, USER_LIBRARY } from './environment.ts';

/** The reference of settings, folders and environment variables, as Markdown. */
export function settingsPage(): string {
  const lines = [
    '# Settings',
    '',
    'Made from the tables that the program itself reads; `npm run docs` writes this page anew.',
    '',
    '## Of a library',
    '',
    '`papers config` shows and changes them; they lie in the library as `library.yaml`, which you can write yourself. What is',
    'wrong in it is an error with its line, and comments stay.',
    '',
    '| setting | is |',
    '|---|---|',
    ...settingNames().map(({ name, summary }) => `| \`${name}\` | ${cell(summary)} |`),
    '| `criteria` | what papers are included and excluded by: `papers criteria` |',
    '| `views` | saved queries: `papers view` |',
    '| `keys` | keys of the full screen, in place of those in [keys.md](keys.md) |',
    '',
    '```yaml',
    'schema: 1',
    'reviewer: Ada Lovelace',
    'citationKeys: auth.lower + year',
    'blind: false',
    'views:',
    '  to do: { query: "is:unscreened -tag:later", language: 1 }',
    'keys:',
    '  include: [i, enter]',
    '```',
    '',
    '## Folders',
    '',
    'The library is the one that `--library` names, else `$PAPERS_LIBRARY`, else the nearest `.papers` upward from where you',
    'are, else your own:',
    '',
    '| system | your own library |',
    '|---|---|',
    ...USER_LIBRARY.map(([system, folder]) => `| ${system} | \`${folder}\` |`),
    '',
    'A relative path in `XDG_DATA_HOME` is passed over, as the XDG base directory specification asks. Nothing else is written',
    "outside of libraries: what is derived lies in a library's own `cache/`, and may be deleted at any time.",
    '',
    '## Environment',
    '',
    '| variable | does |',
    '|---|---|',
    ...Object.entries(ENVIRONMENT).map(([name, meaning]) => `| \`${name}\` | ${cell(meaning)} |`),
  ];
  return `${lines.join('\n')}\n`;
}
