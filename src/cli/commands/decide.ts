import type { Decision } from '../../domain/decision.ts';
import { decide, unscreen as takeBack } from '../../verbs/decide.ts';
import { suggestionTaken } from '../../verbs/suggestion-taken.ts';
import { choosePapers } from '../choose-papers.ts';
import type { Command, Invocation } from '../command.ts';
import { reportChange } from '../report-change.ts';

type Deciding = Invocation<'include' | 'maybe' | 'exclude' | 'unscreen'>;

async function chosen(invocation: Deciding) {
  const library = await invocation.openLibrary();
  const entries = await choosePapers(library, invocation.words, invocation.options.query, invocation);
  return { library, entries, dryRun: invocation.options.dryRun === true };
}

async function decideAs(invocation: Deciding, decision: Decision, did: string): Promise<number> {
  const { library, entries, dryRun } = await chosen(invocation);
  const suggested = suggestionTaken(library, entries);
  const changed = await decide(library, entries, decision, dryRun, suggested);
  return reportChange(invocation.terminal, invocation.mode, did, changed);
}

export const include: Command<'include'> = (invocation) => decideAs(invocation, { kind: 'include' }, 'Included');

export const maybe: Command<'maybe'> = (invocation) => decideAs(invocation, { kind: 'maybe' }, 'Put aside');

export const exclude: Command<'exclude'> = (invocation) => {
  const reason = invocation.options.reason?.trim();
  return decideAs(
    invocation,
    { kind: 'exclude', ...(reason !== undefined && reason !== '' && { reason }) },
    'Excluded',
  );
};

export const unscreen: Command<'unscreen'> = async (invocation) => {
  const { library, entries, dryRun } = await chosen(invocation);
  return reportChange(invocation.terminal, invocation.mode, 'Unscreened', await takeBack(library, entries, dryRun));
};
