import { GLOBAL_OPTIONS, type OptionDescription } from '../verbs/catalogue.ts';

/** Put before an argument that only looks like an option; no command line can hold it, since arguments end at NUL. */
const OPERAND_MARK = '\0';

const OPTIONAL_VALUE = new Set(['--json', '--jsonl']);

function shortFlags(options: Readonly<Record<string, OptionDescription>>): string[] {
  return Object.values(options).flatMap(({ flags }) => /^-[a-z]\b/i.exec(flags)?.[0] ?? []);
}

/**
 * Tells options from arguments before commander does: `-tag:x` and `-survey` are queries, `-icl` untags. A word with
 * one dash is an option only when it is a letter that the command has (`-l`, `-l20`). A bare `--json` never swallows the
 * word after it.
 */
export function markOperands(argv: readonly string[], options: Readonly<Record<string, OptionDescription>>): string[] {
  const letters = new Set(['-h', '-V', ...shortFlags(options), ...shortFlags(GLOBAL_OPTIONS)]);
  const separator = argv.indexOf('--');
  const end = separator === -1 ? argv.length : separator;
  return argv.map((word, index) => {
    if (index >= end) return word;
    if (OPTIONAL_VALUE.has(word)) return `${word}=`;
    const dashed = word.length > 1 && word.startsWith('-') && !word.startsWith('--');
    return dashed && !(letters.has(word.slice(0, 2)) && /^-[a-z]\d*$/i.test(word)) ? OPERAND_MARK + word : word;
  });
}

/** The argument as the user wrote it. */
export function unmarkOperand(word: string): string {
  return word.startsWith(OPERAND_MARK) ? word.slice(OPERAND_MARK.length) : word;
}
