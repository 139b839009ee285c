/** What is wrong with the files of a package and its version, a line for each. */
export function problemsOf(packed: {
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly version: string;
  readonly changelog: string;
}): string[];
