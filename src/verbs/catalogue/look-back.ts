import type { VerbDescription } from './description.ts';

/** What was done, and whether all of it is whole. */
export const LOOKING_BACK = {
  log: {
    group: 'History',
    summary: 'Show what was done, the latest first',
    arguments: [{ name: '[paper]', summary: 'only what was done to this paper' }],
    options: { limit: { flags: '-l, --limit <count>', summary: 'at most so many changes' } },
    examples: [
      ['log', 'everything'],
      ['log cobra-frames', 'the history of one paper'],
      ['log --jsonl | jq -r .op | sort | uniq -c', 'counted by kind'],
    ],
  },
  undo: {
    group: 'History',
    summary: 'Take back the latest change, or the latest few',
    arguments: [{ name: '[steps]', summary: 'how many; one when left out' }],
    options: {},
    examples: [
      ['undo', 'the last change'],
      ['undo 3', 'the last three'],
    ],
  },
  redo: {
    group: 'History',
    summary: 'Do again what was undone',
    arguments: [{ name: '[steps]', summary: 'how many; one when left out' }],
    options: {},
    examples: [
      ['redo', 'the last one undone'],
      ['redo 3', 'the last three'],
    ],
  },
  doctor: {
    group: 'Library',
    summary: 'Check a library, every byte of it, and repair what is safe',
    arguments: [],
    options: {
      fix: { flags: '--fix', summary: 'repair what is safe; what is taken out of a file is kept beside it' },
    },
    examples: [
      ['doctor', 'what is wrong, if anything'],
      ['doctor --fix', 'repair it'],
      ["doctor --json | jq -r '.problems[].reason'", 'for a script; the exit status is 1 when something is wrong'],
    ],
    notes: 'docs/reliability.md says what is noticed, and what cannot be.',
  },
} as const satisfies Record<string, VerbDescription>;
