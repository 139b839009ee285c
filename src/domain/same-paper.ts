import type { DecisionMark } from './decision.ts';
import { applyEdit, gained } from './merge.ts';
import type { RecordEdit } from './journal.ts';
import type { PaperRecord } from './paper.ts';
import type { PaperState } from './state.ts';
import { changedTags } from './tags.ts';

function later(a: DecisionMark | undefined, b: DecisionMark): DecisionMark {
  return a === undefined || a.at < b.at ? b : a;
}

/**
 * What is known of a paper once another turned out to be the same: each reviewer's latest decision on either, the tags
 * of both, and both notes.
 */
export function joinedState(kept: PaperState, other: PaperState): PaperState {
  const decisions = new Map(kept.decisions);
  for (const [by, mark] of other.decisions) decisions.set(by, later(decisions.get(by), mark));
  const settlements = [kept.settled, other.settled].filter((mark) => mark !== undefined);
  const settled = settlements.reduce<DecisionMark | undefined>(later, undefined);
  const decision = settled ?? [...decisions.values()].reduce<DecisionMark | undefined>(later, undefined);
  const tags = changedTags(kept.tags, { add: other.tags, remove: [] });
  const notes = [...new Set([kept.note, other.note])].filter((note) => note !== undefined);
  return {
    ...kept,
    decisions,
    ...(decision !== undefined && { decision }),
    ...(settled !== undefined && { settled }),
    tags,
    ...(notes.length > 0 && { note: notes.join('\n\n') }),
  };
}

/** Links by which a paper is found that goes by another identifier from now on. */
function identifierLinks({ doi, arxiv }: PaperRecord): string[] {
  return [
    ...(doi === undefined ? [] : [`https://doi.org/${doi}`]),
    ...(arxiv === undefined ? [] : [`https://arxiv.org/abs/${arxiv}`]),
  ];
}

/** What a paper gains from others that are the same: every field that it lacks, and the identifiers that it cannot take as links. */
export function gainedFrom(kept: PaperRecord, others: readonly PaperRecord[]): RecordEdit {
  let edit: RecordEdit = {};
  let now = kept;
  for (const other of others) {
    const gain = gained(now, other);
    if (gain === undefined) continue;
    edit = { ...edit, ...gain };
    now = applyEdit(now, gain);
  }
  const own = new Set([...identifierLinks(now), ...(now.links ?? []), now.url]);
  const missing = [...new Set(others.flatMap(identifierLinks))].filter((link) => !own.has(link));
  return missing.length === 0 ? edit : { ...edit, links: [...(now.links ?? []), ...missing] };
}
