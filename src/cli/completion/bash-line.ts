/** The words of a command line as bash reads them, the last of them not ended, and how that is quoted so far. */
export interface BashLine {
  /** Without quotes and backslashes. The last is the one to complete, and may be empty. */
  readonly words: readonly string[];
  readonly quote: '' | "'" | '"';
  /** The last word as it is written. */
  readonly written: string;
}

/** Takes a line up to the cursor apart. */
export function readBashLine(line: string): BashLine {
  const words: string[] = [];
  let word = '';
  let isWord = false;
  let start = line.length;
  let quote: BashLine['quote'] = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (quote === '' && /\s/.test(character)) {
      if (isWord) words.push(word);
      word = '';
      isWord = false;
      continue;
    }
    if (!isWord) start = at;
    isWord = true;
    const next = line[at + 1] ?? '';
    if (quote === '' && (character === "'" || character === '"')) quote = character;
    else if (quote !== '' && character === quote) quote = '';
    else if (character === '\\' && (quote === '' || (quote === '"' && /["\\$`]/.test(next)))) {
      word += next;
      at += 1;
    } else word += character;
  }
  return { words: [...words, word], quote, written: isWord ? line.slice(start) : '' };
}

/** A word as it has to be written so that bash reads it as it is, within the quote that is open. */
export function written(text: string, quote: BashLine['quote']): string {
  if (quote === "'") return text.replaceAll("'", `'\\''`);
  if (quote === '"') return text.replace(/["\\$`]/g, '\\$&');
  return text.replace(/[^\p{L}\p{N}\p{M}_@%+=:,./-]/gu, '\\$&');
}

/**
 * The text that takes the place of what bash takes for the last word: it breaks words at some signs, such as colons,
 * and wants only what comes after the last of these. `breaks` is its COMP_WORDBREAKS.
 */
export function bashReply(text: string, { quote, written: soFar }: BashLine, breaks: string): string {
  if (quote !== '') return written(text, quote);
  const kept = Math.max(...[':', '='].map((sign) => (breaks.includes(sign) ? soFar.lastIndexOf(sign) : -1))) + 1;
  const space = /[:=]$/.test(text) ? '' : ' ';
  const whole = written(text, '');
  const prefix = soFar.slice(0, kept);
  return `${whole.startsWith(prefix) ? whole.slice(prefix.length) : whole}${space}`;
}
