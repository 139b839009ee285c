import type { VerbName } from '../verbs/catalogue.ts';
import type { Command } from './command.ts';

/** Every command by its name, each loaded only when it is called, so that none pays for another's packages. */
export const COMMANDS: { readonly [Name in VerbName]: () => Promise<Command<Name>> } = {
  init: async () => (await import('./commands/init.ts')).init,
  import: async () => (await import('./commands/import.ts')).importCommand,
  parse: async () => (await import('./commands/parse.ts')).parse,
  stats: async () => (await import('./commands/stats.ts')).stats,
  search: async () => (await import('./commands/search.ts')).search,
  ls: async () => (await import('./commands/ls.ts')).ls,
  show: async () => (await import('./commands/show.ts')).show,
  include: async () => (await import('./commands/decide.ts')).include,
  maybe: async () => (await import('./commands/decide.ts')).maybe,
  exclude: async () => (await import('./commands/decide.ts')).exclude,
  unscreen: async () => (await import('./commands/decide.ts')).unscreen,
  tag: async () => (await import('./commands/tag.ts')).tag,
  note: async () => (await import('./commands/note.ts')).note,
  'list ls': async () => (await import('./commands/list-ls.ts')).listLs,
  'list show': async () => (await import('./commands/list-show.ts')).listShow,
  'list new': async () => (await import('./commands/list-change.ts')).listNew,
  'list add': async () => (await import('./commands/list-members.ts')).listAdd,
  'list rm': async () => (await import('./commands/list-members.ts')).listRemove,
  'list move': async () => (await import('./commands/list-members.ts')).listMove,
  'list rename': async () => (await import('./commands/list-change.ts')).listRename,
  'list delete': async () => (await import('./commands/list-change.ts')).listDelete,
  dedupe: async () => (await import('./commands/dedupe.ts')).dedupe,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  log: async () => (await import('./commands/log.ts')).log,
  undo: async () => (await import('./commands/undo-redo.ts')).undo,
  redo: async () => (await import('./commands/undo-redo.ts')).redo,
  config: async () => (await import('./commands/config.ts')).config,
  schema: async () => (await import('./commands/schema.ts')).schema,
};
