import { GLOBAL_OPTIONS, type OptionDescription, type VerbDescription, VERBS } from '../catalogue.ts';

/** A command as the reference has it. */
export interface Described extends VerbDescription {
  readonly name: string;
}

/** All commands, in the order of the help. */
export const COMMANDS: readonly Described[] = Object.entries(VERBS as Readonly<Record<string, VerbDescription>>).map(
  ([name, verb]) => ({ name, ...verb }),
);

export const GROUPS: readonly string[] = [...new Set(COMMANDS.map(({ group }) => group))];

export const EVERYWHERE: readonly OptionDescription[] = Object.values(GLOBAL_OPTIONS);

/** `papers ls [options] [query...]` */
export function synopsis({ name, arguments: all }: Described): string {
  return ['papers', name, '[options]', ...all.map((argument) => argument.name)].join(' ');
}

/** What an option is for, with what it can be. */
export function optionMeaning({ summary, choices }: OptionDescription): string {
  return choices === undefined ? summary : `${summary} (${choices.join(', ')})`;
}
