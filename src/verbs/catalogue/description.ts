/** `flags` say what an option takes: nothing, `<value>`, or `<value...>` for one that can be given again. */
export interface OptionDescription {
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
}

export interface VerbDescription {
  readonly group: 'Library' | 'Find' | 'Decide' | 'Take out' | 'History' | 'Settings';
  readonly summary: string;
  /** In commander's notation: `<paper...>`, `[query...]`. */
  readonly arguments: readonly { readonly name: string; readonly summary: string }[];
  readonly options: Readonly<Record<string, OptionDescription>>;
  /** Command lines without the leading `papers`, each with what it does. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  /** What more there is to know, after the options. */
  readonly notes?: string;
}
