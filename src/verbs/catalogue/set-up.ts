import type { VerbDescription } from './description.ts';

/** Settings, and what other programs need. */
export const SETTING_UP = {
  config: {
    group: 'Settings',
    summary: 'Read and change the settings of a library',
    arguments: [
      { name: '[setting]', summary: 'its name; all settings when left out' },
      { name: '[value]', summary: 'what to set it to' },
    ],
    options: { unset: { flags: '--unset', summary: 'back to the default' } },
    examples: [
      ['config', 'all settings'],
      ['config reviewer "Ada Lovelace"', 'who your decisions are signed by'],
      ['config citationKeys "auth.lower + year"', 'how new papers are cited; keys that were given stay'],
      ['config reviewer --unset', 'back to your user name'],
    ],
  },
  criteria: {
    group: 'Settings',
    summary: 'Read and change the criteria that papers are included and excluded by',
    arguments: [],
    options: {
      text: { flags: '--text <text>', summary: 'the question, or all of it as one text; "" takes it away' },
      include: { flags: '--include <criterion...>', summary: 'add one to include by' },
      exclude: { flags: '--exclude <criterion...>', summary: 'add one to exclude for' },
      remove: { flags: '--remove <criterion...>', summary: 'take one away, by its code or its text' },
    },
    examples: [
      ['criteria', 'read them'],
      ['criteria --include "adults" --exclude "no control group"', 'add two: I1 and E1'],
      ['criteria --remove E1', 'take one away'],
    ],
    notes: 'They are in library.yaml, as text and lists under "criteria:", where you can write them too.',
  },
  completion: {
    group: 'Settings',
    summary: 'Print what makes your shell complete commands, options, papers, tags, lists and queries',
    arguments: [{ name: '<shell>', summary: 'bash, zsh, fish or powershell' }],
    options: {},
    examples: [
      ['completion bash > ~/.papers.bash', 'for bash: then put ". ~/.papers.bash" into your ~/.bashrc'],
      ['completion zsh > ~/.zfunc/_papers', 'for zsh, in a folder of $fpath'],
      ['completion fish > ~/.config/fish/completions/papers.fish', 'for fish'],
      ['completion powershell > ~/papers.ps1', 'for PowerShell: then put ". ~/papers.ps1" into your $PROFILE'],
    ],
    notes:
      'The shell answers by itself what is the same in every library; bash, zsh and fish also find tags, lists, views and reasons that have not changed since papers was asked last. It asks papers for the rest; print it again after an upgrade.',
  },
  mcp: {
    group: 'Settings',
    summary: 'Serve the library to an assistant, by the Model Context Protocol over standard input and output',
    arguments: [],
    options: {
      allowChanges: { flags: '--allow-changes', summary: 'let it tag, decide and write notes; else it only reads' },
    },
    examples: [
      ['mcp --library ~/review', 'what an assistant is set up to start'],
      ['mcp --library ~/review --allow-changes', 'one that may change things; "papers undo" takes them back'],
    ],
  },
  schema: {
    group: 'Settings',
    summary: 'Print the JSON Schema of what commands print',
    arguments: [{ name: '[name]', summary: 'which one; their names when left out' }],
    options: {},
    examples: [
      ['schema', 'their names'],
      ['schema paper', 'the fields of a paper'],
    ],
  },
} as const satisfies Record<string, VerbDescription>;
