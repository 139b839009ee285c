import { type Schemas, count, object, text, texts, time, yesOrNo } from './shapes.ts';

const problem = object({ code: text, message: text, remedy: text, file: text, line: count, column: count }, [
  'remedy',
  'file',
  'line',
  'column',
]);

/** Of changes, lists, views and settings, and of errors. */
export const CHANGE_SCHEMAS: Schemas = {
  change: {
    summary: 'a change of the journal, as log prints it; its other fields depend on op',
    schema: {
      type: 'object',
      properties: { id: text, at: time, by: text, op: text, undone: yesOrNo },
      required: ['id', 'at', 'by', 'op'],
    },
  },
  list: { summary: 'a reading list, as list ls prints it', schema: object({ name: text, papers: texts }) },
  view: { summary: 'a saved view, as view ls prints it', schema: object({ name: text, query: text }) },
  page: { summary: 'the page of a paper, as open prints it', schema: object({ id: text, url: text }) },
  setting: { summary: 'a setting, as config prints it', schema: object({ name: text, value: text, summary: text }) },
  library: { summary: 'the folder of a new library, as init prints it', schema: object({ library: text }) },
  note: { summary: 'a note as it is now, as note prints it', schema: object({ id: text, note: text }) },
  'list-name': {
    summary: 'the list that list new, list rename and list delete were about',
    schema: object({ list: text }),
  },
  'view-name': { summary: 'the view that view delete was about', schema: object({ name: text }) },
  completion: {
    summary: 'what a shell has to read, as completion prints it',
    schema: object({ shell: text, script: text }),
  },
  schema: {
    summary: 'a schema, as schema lists it',
    schema: object({ name: text, summary: text, version: count }),
  },
  error: {
    summary: 'an error on standard error, with --json: a line each',
    schema: object({ error: problem }),
  },
  warning: {
    summary: 'what to look at, on standard error with --json: a line each',
    schema: object({ warning: problem }),
  },
};
