import type { VerbName } from '../catalogue.ts';

/** What a word of a command line names, so that a shell can complete it; a list is of the only words that there are. */
export type Kind =
  | 'paper'
  | 'tag or paper'
  | 'query'
  | 'tag'
  | 'list'
  | 'view'
  | 'reason'
  | 'file'
  | 'folder'
  | 'setting'
  | 'schema'
  | 'field to edit'
  | 'format to read'
  | 'format to write'
  | 'nothing'
  | readonly string[];

/** What people gave names to. */
export const NAME_KINDS = ['tag', 'list', 'view', 'reason'] as const satisfies readonly Kind[];
export type NameKind = (typeof NAME_KINDS)[number];

/** By what the catalogue calls an argument, or the value of an option. */
const PLACEHOLDERS: Readonly<Record<string, Kind>> = {
  paper: 'paper',
  'tag-or-paper': 'tag or paper',
  query: 'query',
  tag: 'tag',
  list: 'list',
  reason: 'reason',
  file: 'file',
  folder: 'folder',
  library: 'folder',
  setting: 'setting',
  'field=value': 'field to edit',
  shell: ['bash', 'zsh', 'fish', 'powershell'],
};

/** Where the same word means something else in one command. */
const EXCEPTIONS: Readonly<Record<string, Kind>> = {
  'schema [name]': 'schema',
  'view save <name>': 'view',
  'view delete <name>': 'view',
  'import --list <name>': 'list',
  'import --from <format>': 'format to read',
  'parse --from <format>': 'format to read',
  'enrich --service <service...>': ['arxiv', 'crossref', 'openalex', 'semantic-scholar', 'dblp'],
  'export --list <name>': 'list',
  'export --to <format>': 'format to write',
  'export --style <style>': ['apa', 'chicago', 'ieee', 'mla', 'vancouver'],
  'report --to <format>': ['markdown', 'html', 'json'],
} satisfies Record<`${VerbName} ${string}`, Kind>;

/** What an argument (`<paper...>`) or an option (`--list <name>`) of a command takes, by how the catalogue writes it. */
export function kindOf(verb: string, written: string): Kind {
  const [, placeholder = ''] = /[<[]([^>\].]+)/.exec(written) ?? [];
  const exception = `${verb} ${written.replace(/^-\w, /, '')}`;
  return EXCEPTIONS[exception] ?? PLACEHOLDERS[placeholder] ?? 'nothing';
}
