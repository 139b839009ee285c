import type { RecordEdit } from '../domain/journal.ts';
import { applyEdit, gained, titleKey } from '../domain/merge.ts';
import type { Paper } from '../domain/paper.ts';
import { inOrderOfImport } from '../domain/union.ts';
import { shortHash } from '../domain/short-hash.ts';
import type { PaperIndex } from '../search/paper-index.ts';
import { paperName } from '../search/paper-names.ts';

/** What becomes of papers that share an id, as after a merge of two copies of a library. */
export interface Repeats {
  /** Those that are the same paper again. */
  readonly hidden: readonly number[];
  /** Those that are another paper -> the id that they go by. */
  readonly ids: ReadonlyMap<number, string>;
  /** The same the other way round. */
  readonly numbers: ReadonlyMap<string, number>;
  /** What a paper gains from those that are the same again. */
  readonly gains: ReadonlyMap<number, RecordEdit>;
}

interface Sources {
  readonly whole: PaperIndex;
  readonly rawPaper: (number: number) => Paper;
  readonly isVisible: (number: number) => boolean;
}

/**
 * Of several papers in sight with one id the earliest import's counts, and gains what the others have; one that is
 * another paper by its title gets an id of its own. `repeats` are papers whose id an earlier line has.
 */
export function resolveRepeats(repeats: readonly number[], { whole, rawPaper, isVisible }: Sources): Repeats {
  const hidden: number[] = [];
  const ids = new Map<number, string>();
  const gains = new Map<number, RecordEdit>();
  for (const id of new Set(repeats.map((number) => whole.idOf(number)))) {
    const lines = whole
      .called(paperName('id', id))
      .filter((number) => isVisible(number) && whole.idOf(number) === id)
      .map((number) => ({ ...rawPaper(number), number }));
    const [first] = inOrderOfImport(lines);
    const seen = new Map<string, Paper & { readonly number: number }>();
    for (const paper of inOrderOfImport(lines)) {
      const isOther = first !== undefined && titleKey(paper) !== titleKey(first);
      const own = isOther ? `${id}-${shortHash(titleKey(paper))}` : id;
      const same = seen.get(own);
      if (same === undefined) {
        seen.set(own, paper);
        if (isOther) ids.set(paper.number, own);
        continue;
      }
      hidden.push(paper.number);
      const edit = gained(same, paper);
      if (edit === undefined) continue;
      seen.set(own, { ...applyEdit(same, edit), number: same.number });
      gains.set(same.number, { ...gains.get(same.number), ...edit });
    }
  }
  return { hidden, ids, numbers: new Map(Array.from(ids, ([number, id]) => [id, number])), gains };
}
