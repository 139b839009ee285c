import type { VerbName } from '../verbs/catalogue.ts';

/**
 * What commands do that may take longer than half a second in a large library, as it is said while they do it. Those left
 * out never take long, or have the terminal for themselves.
 */
export const DOING: Partial<Readonly<Record<VerbName, string>>> = {
  import: 'Importing',
  parse: 'Parsing',
  stats: 'Counting',
  map: 'Mapping',
  progress: 'Counting',
  report: 'Reporting',
  merge: 'Merging',
  ls: 'Listing',
  similar: 'Comparing',
  next: 'Ranking',
  include: 'Deciding',
  maybe: 'Deciding',
  exclude: 'Deciding',
  unscreen: 'Deciding',
  conflicts: 'Comparing',
  tag: 'Tagging',
  edit: 'Editing',
  'list show': 'Listing',
  'list add': 'Listing',
  enrich: 'Choosing papers',
  dedupe: 'Comparing',
  export: 'Exporting',
  undo: 'Undoing',
  redo: 'Redoing',
  doctor: 'Checking',
};
