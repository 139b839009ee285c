import type { VerbDescription } from './description.ts';
import { SELECTING } from './arguments-and-options.ts';

/** What is said of papers beside decisions. */
export const ANNOTATING = {
  tag: {
    group: 'Decide',
    summary: 'Tag and untag papers',
    arguments: [
      {
        name: '[tag-or-paper...]',
        summary: '+tag adds one, -tag takes one away; the rest names papers (after --, if you like)',
      },
    ],
    options: SELECTING,
    examples: [
      ['tag +icl +to-read -- cobra-frames tart', 'two tags on two papers'],
      ['tag -to-read -- tart', 'take one away'],
      ['search "long context" --json | papers tag +long-context -- -', 'all that a search found'],
    ],
  },
  note: {
    group: 'Decide',
    summary: 'Write a Markdown note on a paper',
    arguments: [
      { name: '<paper>', summary: 'id, unique prefix of one, citation key, arXiv id or DOI' },
      {
        name: '[text...]',
        summary: 'the note; left out, $EDITOR opens on it, or it is read from a pipe; "" takes it away',
      },
    ],
    options: {
      append: { flags: '-a, --append', summary: 'add a paragraph to the note that is there' },
    },
    examples: [
      ['note cobra-frames "Compare with the 2021 corpus."', 'write it'],
      ['note cobra-frames', 'write it in your editor'],
      ['note cobra-frames ""', 'take it away'],
    ],
  },
  edit: {
    group: 'Decide',
    summary: 'Correct the fields of a paper, or add a missing abstract',
    arguments: [
      { name: '<paper>', summary: 'id, unique prefix of one, citation key, arXiv id or DOI' },
      {
        name: '[field=value...]',
        summary: 'what to set; an empty value takes the field away; left out, $EDITOR opens on a form',
      },
    ],
    options: {},
    examples: [
      ['edit tart year=2023 "venue=NeurIPS"', 'two fields'],
      ['edit tart "authors=Bhatia, Kush; Narayan, Avanika"', 'several names, separated by semicolons'],
      ['edit tart abstract=- < abstract.txt', 'a missing abstract, from standard input'],
      ['edit tart', 'all fields, in your editor'],
    ],
  },
} as const satisfies Record<string, VerbDescription>;
