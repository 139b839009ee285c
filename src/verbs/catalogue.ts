import type { OptionDescription, VerbDescription } from './catalogue/description.ts';
import { ANNOTATING } from './catalogue/annotate.ts';
import { COMPLETING } from './catalogue/complete.ts';
import { FINDING } from './catalogue/find.ts';
import { LIBRARY } from './catalogue/library.ts';
import { LISTS } from './catalogue/lists.ts';
import { LOOKING_BACK } from './catalogue/look-back.ts';
import { SCREENING } from './catalogue/screen.ts';
import { SETTING_UP } from './catalogue/set-up.ts';
import { TAKING_OUT } from './catalogue/take-out.ts';
import { VIEWS } from './catalogue/views.ts';

export type { OptionDescription, VerbDescription };

/** What can be done, as one table: the commands, their help, completion and reference are made from it, in this order. */
export const VERBS = {
  ...LIBRARY,
  ...FINDING,
  ...SCREENING,
  ...ANNOTATING,
  ...LISTS,
  ...COMPLETING,
  ...TAKING_OUT,
  ...VIEWS,
  ...LOOKING_BACK,
  ...SETTING_UP,
} as const satisfies Record<string, VerbDescription>;

export type VerbName = keyof typeof VERBS;

/** The options that every command takes. */
export const GLOBAL_OPTIONS = {
  library: {
    flags: '--library <folder>',
    summary: 'the library; else $PAPERS_LIBRARY, the nearest .papers upward, your data folder',
  },
  json: { flags: '--json [fields]', summary: 'one JSON document; --json=id,title chooses fields' },
  jsonl: { flags: '--jsonl [fields]', summary: 'JSON Lines, an object for each paper' },
  noColor: { flags: '--no-color', summary: 'no colour' },
  debug: { flags: '--debug', summary: 'stack traces of errors' },
} as const satisfies Record<string, OptionDescription>;

type ValueOf<Option> = Option extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : Option extends { readonly flags: `${string}...>` }
    ? readonly string[]
    : Option extends { readonly flags: `${string}<${string}>` }
      ? string
      : true;

/** The options of a verb as its command gets them: absent where the user did not give them. */
export type OptionsOf<Name extends VerbName> = {
  readonly [Option in keyof (typeof VERBS)[Name]['options']]?: ValueOf<(typeof VERBS)[Name]['options'][Option]>;
};
