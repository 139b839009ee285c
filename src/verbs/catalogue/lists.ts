import type { VerbDescription } from './description.ts';
import { PAPERS, SELECTING } from './arguments-and-options.ts';

/** Reading lists. */
export const LISTS = {
  'list ls': {
    group: 'Decide',
    summary: 'Name the reading lists, with how many papers each has',
    arguments: [],
    options: {},
    examples: [['list ls', 'all lists']],
  },
  'list show': {
    group: 'Decide',
    summary: 'Show a reading list in its order',
    arguments: [{ name: '<list>', summary: 'its name' }],
    options: {},
    examples: [['list show "to read"', 'the papers on it']],
  },
  'list new': {
    group: 'Decide',
    summary: 'Make an empty reading list',
    arguments: [{ name: '<list>', summary: 'its name' }],
    options: {},
    examples: [['list new "to read"', 'ready for papers']],
  },
  'list add': {
    group: 'Decide',
    summary: 'Put papers at the end of a reading list, which is made if it is new',
    arguments: [{ name: '<list>', summary: 'its name' }, PAPERS],
    options: SELECTING,
    examples: [
      ['list add "to read" cobra-frames tart', 'two papers'],
      ['list add icl --query tag:icl', 'all that a query selects'],
    ],
  },
  'list rm': {
    group: 'Decide',
    summary: 'Take papers off a reading list',
    arguments: [{ name: '<list>', summary: 'its name' }, PAPERS],
    options: SELECTING,
    examples: [['list rm "to read" tart', 'one paper']],
  },
  'list move': {
    group: 'Decide',
    summary: 'Move papers to a position in a reading list',
    arguments: [
      { name: '<list>', summary: 'its name' },
      { name: '<position>', summary: 'where the first of them goes, counted from 1' },
      { ...PAPERS, name: '<paper...>' },
    ],
    options: {},
    examples: [['list move "to read" 1 tart', 'to the top']],
  },
  'list rename': {
    group: 'Decide',
    summary: 'Give a reading list another name',
    arguments: [
      { name: '<list>', summary: 'its name' },
      { name: '<name>', summary: 'the new name' },
    ],
    options: {},
    examples: [['list rename "to read" "read in May"', 'the same list, another name']],
  },
  'list delete': {
    group: 'Decide',
    summary: 'Delete a reading list; its papers stay',
    arguments: [{ name: '<list>', summary: 'its name' }],
    options: {},
    examples: [['list delete "to read"', '"papers undo" brings it back']],
  },
} as const satisfies Record<string, VerbDescription>;
