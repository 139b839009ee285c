import { sanitiseLine } from '../../terminal/sanitise.ts';
import { NAME_KINDS } from '../../verbs/completion/kinds.ts';
import { candidatesOfNames, namesIn } from '../../verbs/completion/names.ts';
import type { Library } from '../../verbs/library.ts';
import { type Candidate, quoted } from '../../verbs/triage/complete.ts';
import { written } from './bash-line.ts';
import { shortSummary } from './short-summary.ts';

/** With more names than this a shell would take longer to look through them than papers to start. */
const MOST = 1000;

/**
 * The names in a library as the scripts of shells read them, a line each: the kind, the name, the name as bash has to
 * write it, and what it is; the kind with a colon for names as queries have them. Undefined where only papers may say:
 * in a blind library, whose names depend on who asks, and where names are too many or have double quotes, which are
 * left out of account when words are compared.
 */
export function namesForShells(library: Library): string | undefined {
  if (library.settings.blind === true) return undefined;
  const names = candidatesOfNames(namesIn(library));
  const all = NAME_KINDS.flatMap((kind) => names[kind]);
  if (all.length > MOST || all.some(({ text }) => text.includes('"'))) return undefined;
  const row = (kind: string, { text, summary }: Candidate): string =>
    `${kind}\t${text}\t${written(text, '')}\t${shortSummary(summary)}\n`;
  const rows = NAME_KINDS.flatMap((kind) =>
    names[kind]
      // As in what papers answers itself.
      .filter(({ text }) => text !== '' && sanitiseLine(text) === text)
      .flatMap((one) => [row(kind, one), row(`${kind}:`, { ...one, text: quoted(one.text) })]),
  );
  return rows.join('');
}
