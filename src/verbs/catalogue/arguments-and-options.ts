/** Arguments and options that several commands have, said once. */

export const PAPERS = {
  name: '[paper...]',
  summary: 'id, unique prefix of one, citation key, arXiv id or DOI; - reads them from standard input',
} as const;
export const QUERY = {
  name: '[query...]',
  summary: 'words, "phrases", -not, OR, and fields such as tag:icl or year:2020..2023',
} as const;

export const BY_QUERY = {
  flags: '--query <query>',
  summary: 'every paper that the query selects, instead of naming them',
} as const;
export const DRY_RUN = { flags: '-n, --dry-run', summary: 'say what would change, and change nothing' } as const;
export const STRICT_QUERY = { flags: '--strict', summary: 'make every doubt in reading the query an error' } as const;
export const EXPLAIN_QUERY = { flags: '--explain', summary: 'print how the query was read' } as const;
export const READ_FROM = {
  flags: '--from <format>',
  summary: 'read as this format instead of looking at the content',
} as const;
export const LIMIT = { flags: '-l, --limit <count>', summary: 'at most so many papers' } as const;
export const SELECTING = { query: BY_QUERY, dryRun: DRY_RUN } as const;
