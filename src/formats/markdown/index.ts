import type { Format } from '../format.ts';
import { readProse } from '../prose/read.ts';
import { markdownBlocks } from './blocks.ts';
import { withoutDeepNesting } from './nesting.ts';
import { stringify } from './stringify.ts';

/** Markdown pages and reading lists. Heeds `title`, `abstracts`, `groupBy` and `template`. */
export const format: Format = {
  parse: ({ text, file }) => readProse({ text: withoutDeepNesting(text), file }, 'markdown', markdownBlocks),
  stringify: async (entries, options) =>
    options.template === undefined
      ? stringify(entries, options)
      : (await import('../template/render.ts')).render(options.template, entries, options),
};
