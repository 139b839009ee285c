import type { VerbName } from './catalogue.ts';
import { schemaNamed } from './schemas.ts';

/** The schemas of what each command prints with `--json`: an array of such documents, or one. */
export const PRINTED: Readonly<Record<VerbName, readonly string[]>> = {
  init: ['library'],
  import: ['import'],
  parse: ['record', 'line'],
  stats: ['stats'],
  progress: ['progress'],
  report: ['report'],
  merge: ['merge'],
  doctor: ['doctor'],
  enrich: ['enrich'],
  search: ['hit'],
  ls: ['paper'],
  similar: ['similar'],
  map: ['map'],
  show: ['paper'],
  next: ['suggestion'],
  simulate: ['simulation'],
  include: ['paper'],
  maybe: ['paper'],
  exclude: ['paper'],
  unscreen: ['paper'],
  conflicts: ['conflict', 'paper'],
  tag: ['paper'],
  note: ['note'],
  edit: ['edit'],
  'list ls': ['list'],
  'list show': ['paper'],
  'list new': ['list-name'],
  'list add': ['paper'],
  'list rm': ['paper'],
  'list move': ['paper'],
  'list rename': ['list-name'],
  'list delete': ['list-name'],
  dedupe: ['duplicate', 'paper'],
  'view ls': ['view'],
  'view save': ['view'],
  'view delete': ['view-name'],
  triage: [],
  open: ['page'],
  export: ['paper'],
  log: ['change'],
  undo: ['change'],
  redo: ['change'],
  config: ['setting'],
  criteria: ['criteria'],
  completion: ['completion'],
  mcp: [],
  schema: ['schema'],
};

/** The fields that `--json=` can choose from in a command; none for one that there is not. */
export function fieldsPrintedBy(verb: string): readonly string[] {
  const names = new Map<string, readonly string[]>(Object.entries(PRINTED)).get(verb) ?? [];
  return [...new Set(names.flatMap((name) => Object.keys(schemaNamed(name).properties)))];
}
