import { GLOBAL_OPTIONS, type OptionDescription, VERBS } from '../verbs/catalogue.ts';

const OPTIONS: readonly OptionDescription[] = Object.values(GLOBAL_OPTIONS);

/** How many words the option of every command takes that the command line goes on with; 0 where it is none. */
function wordsOfOption(word: string): number {
  const option = OPTIONS.find(({ flags }) => flags.split(' ')[0] === word.split('=')[0]);
  if (option === undefined) return 0;
  return option.flags.includes('<') && !word.includes('=') ? 2 : 1;
}

/**
 * The command line with the options of every command behind the command, where they were written before it; `help COMMAND`
 * is `COMMAND --help`.
 */
export function verbFirst(argv: readonly string[]): readonly string[] {
  let at = 0;
  while (wordsOfOption(argv[at] ?? '') > 0) at += wordsOfOption(argv[at] ?? '');
  const [first, second] = argv.slice(at);
  if (first === 'help') return verbFirst([...argv.slice(0, at), ...argv.slice(at + 1), '--help']);
  if (first === undefined || first.startsWith('-')) return argv;
  const end = at + (Object.hasOwn(VERBS, `${first} ${second}`) ? 2 : 1);
  return [...argv.slice(at, end), ...argv.slice(0, at), ...argv.slice(end)];
}

/**
 * The library that a command line without a command names, if any; undefined when there is a command, or something asked
 * for that only a command can answer.
 */
export function withoutCommand(argv: readonly string[]): { readonly library: string | undefined } | undefined {
  let library: string | undefined;
  for (let at = 0; at < argv.length;) {
    const word = argv[at] ?? '';
    const words = wordsOfOption(word);
    if (words === 0 || word.startsWith('--json') || at + words > argv.length) return undefined;
    if (word.startsWith('--library')) library = words === 2 ? argv[at + 1] : word.slice('--library='.length);
    at += words;
  }
  return { library };
}
