import type { Decision } from '../domain/decision.ts';
import type { LabelChange } from '../domain/journal.ts';
import { type LibraryState, UNTOUCHED } from '../domain/state.ts';
import type { Labels } from '../formats/format.ts';

/** A paper of the library with the labels that its record brought. */
export interface LabelledId {
  readonly id: string;
  readonly labels: Labels;
}

/** Gathers papers under a key, in the order in which both first come. */
class Groups<Value> {
  readonly #groups = new Map<string, { readonly value: Value; readonly papers: Set<string> }>();

  add(key: string, value: Value, paper: string): void {
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { value, papers: new Set([paper]) });
    else group.papers.add(paper);
  }

  map<Result>(make: (value: Value, papers: string[]) => Result): Result[] {
    return Array.from(this.#groups.values(), ({ value, papers }) => make(value, [...papers]));
  }
}

/**
 * The changes that labels of records ask for, beyond what the library has already: a decision or a note that a person
 * made here is never replaced by one that comes from a file.
 */
export function labelChanges(
  labelled: readonly LabelledId[],
  state: LibraryState,
  everywhere: { readonly tags?: readonly string[]; readonly list?: string; readonly as?: Decision['kind'] },
): LabelChange[] {
  const decisions = new Groups<Decision>();
  const tags = new Groups<string>();
  const lists = new Groups<string>();
  const notes = new Map<string, string>();
  for (const { id, labels } of labelled) {
    const known = state.papers.get(id) ?? UNTOUCHED;
    const { note } = labels;
    const decision = everywhere.as === undefined ? labels.decision : { kind: everywhere.as };
    if (decision !== undefined && known.decision === undefined) decisions.add(JSON.stringify(decision), decision, id);
    for (const tag of [...(labels.tags ?? []), ...(everywhere.tags ?? [])])
      if (!known.tags.includes(tag)) tags.add(tag, tag, id);
    for (const list of [...(labels.lists ?? []), ...(everywhere.list === undefined ? [] : [everywhere.list])])
      if (state.lists.get(list)?.includes(id) !== true) lists.add(list, list, id);
    if (note !== undefined && known.note === undefined && !notes.has(id)) notes.set(id, note);
  }
  return [
    ...decisions.map((decision, papers): LabelChange => ({ op: 'decide', papers, decision })),
    ...tags.map((tag, papers): LabelChange => ({ op: 'tag', papers, add: [tag], remove: [] })),
    ...lists.map((list, papers): LabelChange => ({ op: 'list-add', list, papers })),
    ...Array.from(notes, ([paper, text]): LabelChange => ({ op: 'note', paper, text })),
  ];
}
