import { type VerbDescription, VERBS } from '../catalogue.ts';

/** The verb that a command line begins with, of one word or two. */
function verbOf(words: readonly string[]): string | undefined {
  const [first = '', second = ''] = words;
  return [`${first} ${second}`, first].find((name) => Object.hasOwn(VERBS, name));
}

/** What of a command line is no option and no value of one. */
function operandsOf(words: readonly string[], { options }: VerbDescription): string[] {
  const withValue = new Set(
    Object.values(options)
      .filter(({ flags }) => flags.includes('<'))
      .flatMap(({ flags }) => flags.match(/--?[\w-]+/g) ?? []),
  );
  return words.filter((word, place) => !/^--?[a-z]/.test(word) && !withValue.has(words[place - 1] ?? ''));
}

/** Options with which enrich is not about the papers at hand. */
const NOT_AT_HAND: ReadonlySet<string> = new Set(['--doubtful', '--accept', '--refuse']);

/**
 * A command line of the terminal UI: a command that acts on papers and names none acts on those given. `:tag +icl` and
 * `:exclude --reason "off topic"` are about what is marked or under the cursor.
 */
export function withPapers(words: readonly string[], ids: readonly string[]): readonly string[] {
  const name = verbOf(words);
  if (name === undefined || name === 'note' || words.some((word) => /^--query(?:=|$)/.test(word))) return words;
  if (name === 'enrich') {
    const operands = operandsOf(words.slice(1), VERBS.enrich);
    const isOpen = operands.length === 0 && !words.some((word) => NOT_AT_HAND.has(word.split('=', 1)[0] ?? ''));
    return isOpen && ids.length > 0 ? [...words, `id:${ids.join(',')}`] : words;
  }
  const verbs: Readonly<Record<string, VerbDescription>> = VERBS;
  const verb = verbs[name];
  const place = verb?.arguments.findIndex((argument) => /^<paper>$|paper\.\.\.|tag-or-paper/.test(argument.name)) ?? -1;
  if (verb === undefined || place === -1) return words;
  const operands = operandsOf(words.slice(name.split(' ').length), verb);
  const named = name === 'tag' ? operands.filter((word) => !/^[-+]/.test(word)) : operands.slice(place);
  if (named.length > 0 || ids.length === 0) return words;
  const taken = verb.arguments[place]?.name === '<paper>' ? ids.slice(0, 1) : ids;
  return [...words, ...(name === 'tag' ? ['--'] : []), ...taken];
}
