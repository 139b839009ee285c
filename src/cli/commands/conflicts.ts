import type { Decision, DecisionMark } from '../../domain/decision.ts';
import { PapersError } from '../../domain/errors.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { OutputStream } from '../../terminal/terminal.ts';
import { type Conflict, conflicts as conflictsOf, settleConflicts } from '../../verbs/conflicts.ts';
import { wrap } from '../../terminal/width.ts';
import { choosePapers } from '../choose-papers.ts';
import type { Command, Invocation } from '../command.ts';
import { printItems } from '../output.ts';
import { textWidth } from '../paper-block.ts';
import { EXIT } from '../problems.ts';
import { reportChange } from '../report-change.ts';

function decided(mark: DecisionMark): string {
  const reason = mark.kind === 'exclude' && mark.reason !== undefined ? ` (${mark.reason})` : '';
  return sanitiseLine(`${mark.by}: ${mark.kind}${reason}`);
}

function conflictText(stream: OutputStream, { id, title, decisions }: Conflict): string {
  const { isTerminal, style } = stream;
  const width = textWidth(stream);
  if (!isTerminal) return `${[id, title].map(sanitiseLine).join('\t')}\t${decisions.map(decided).join('\t')}\n`;
  const lines = [
    wrap(style('title', sanitiseLine(title)), { width }),
    `  ${style('id', sanitiseLine(id))}`,
    ...decisions.map((mark) => wrap(decided(mark), { width, first: '  ', hanging: '    ' })),
  ];
  return `${lines.join('\n')}\n`;
}

function resolution({ options }: Invocation<'conflicts'>): Decision | undefined {
  const { resolve } = options;
  const reason = options.reason?.trim();
  if (reason !== undefined && resolve !== 'exclude')
    throw new PapersError('bad-option', '--reason goes with --resolve exclude', { kind: 'usage' });
  if (resolve === undefined) return undefined;
  return resolve === 'exclude'
    ? { kind: resolve, ...(reason !== undefined && reason !== '' && { reason }) }
    : { kind: resolve };
}

export const conflicts: Command<'conflicts'> = async (invocation) => {
  const { words, options, mode, terminal, openLibrary } = invocation;
  const decision = resolution(invocation);
  const library = await openLibrary();
  const isNamed = words.length > 0 || options.query !== undefined;
  const named = decision !== undefined || isNamed ? await choosePapers(library, words, options.query, invocation) : [];
  if (decision !== undefined)
    return reportChange(
      terminal,
      mode,
      'Settled',
      await settleConflicts(library, named, decision, options.dryRun === true),
    );
  const ids = new Set(named.map(({ id }) => id));
  const found = conflictsOf(library).filter(({ id }) => !isNamed || ids.has(id));
  if (mode.kind !== 'person') await printItems(terminal, mode, found, ['id', 'title', 'decisions']);
  else if (found.length > 0)
    await terminal.stdout.write(found.map((conflict) => conflictText(terminal.stdout, conflict)).join(''));
  else await terminal.stderr.write('No disagreement is open.\n');
  return EXIT.done;
};
