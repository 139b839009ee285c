import { sanitiseLine } from '../../terminal/sanitise.ts';
import { completeWords, type ShellCompletion } from '../../verbs/completion/complete.ts';
import type { Library } from '../../verbs/library.ts';
import { bashReply, readBashLine } from './bash-line.ts';
import { shortSummary } from './short-summary.ts';

function lines({ kind, candidates }: ShellCompletion, reply: (text: string) => string, summaries: boolean): string {
  // A name that a terminal must not see as it is cannot be completed either.
  const safe = candidates.filter(({ text }) => sanitiseLine(text) === text);
  const rows = safe.map(({ text, summary }) =>
    summaries && summary !== '' ? `${reply(text)}\t${shortSummary(summary)}` : reply(text),
  );
  return [kind, ...rows].map((row) => `${row}\n`).join('');
}

/** The library that `--library` in the words names, if any. */
function named(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--library' || word.startsWith('--library='));
  const word = words[at];
  if (word === undefined) return undefined;
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : words[at + 1];
}

/** A library that is asked for names, and where it keeps those that shells may use by themselves. */
export interface AskedLibrary {
  readonly library: Library;
  keepNames(rows: () => Promise<string | undefined>): Promise<void>;
}

/**
 * Answers the scripts that `papers completion` prints: a line that says whether words, files or folders are wanted, and
 * a line for each word, with what it is after a tab. bash hands over its line and its word breaks; zsh and fish the
 * words; PowerShell the words with a sign before each, since it drops empty ones. Says nothing when anything is wrong:
 * a message in the middle of a command line helps nobody.
 */
export async function answerShell(
  [shell = '', ...given]: readonly string[],
  openLibrary: (folder: string | undefined) => Promise<AskedLibrary>,
): Promise<string> {
  const [line = '', breaks = ''] = given;
  const bash = shell === 'bash' ? readBashLine(line) : undefined;
  const words = bash?.words.slice(1) ?? (shell === 'powershell' ? given.map((word) => word.slice(1)) : given);
  try {
    let asked: AskedLibrary | undefined;
    const completion = await completeWords(words, async () => {
      asked = await openLibrary(named(words)).catch(() => undefined);
      return asked?.library;
    });
    const { library } = asked ?? {};
    if (library !== undefined)
      await asked?.keepNames(async () => (await import('./names-for-shells.ts')).namesForShells(library));
    return bash === undefined
      ? lines(completion, (text) => text, true)
      : lines(completion, (text) => bashReply(text, bash, breaks), false);
  } catch {
    return '';
  }
}
