import { normalisedTitle } from '../domain/normalised-title.ts';
import type { Paper } from '../domain/paper.ts';
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
}

interface Sources {
  readonly whole: PaperIndex;
  readonly rawPaper: (number: number) => Paper;
  readonly isVisible: (number: number) => boolean;
}

/**
 * Of several papers in sight with one id the first counts; one that is another paper by its title gets an id of its own.
 * `repeats` are papers whose id an earlier line has, or may have.
 */
export function resolveRepeats(repeats: readonly number[], { whole, rawPaper, isVisible }: Sources): Repeats {
  const hidden: number[] = [];
  const ids = new Map<number, string>();
  for (const id of new Set(repeats.map((number) => whole.idOf(number)))) {
    const seen = new Map<string, string>();
    for (const number of whole.called(paperName('id', id))) {
      if (!isVisible(number) || whole.idOf(number) !== id) continue;
      const title = normalisedTitle(rawPaper(number).title);
      const first = seen.get(id);
      if (first === undefined) seen.set(id, title);
      else if (first === title) hidden.push(number);
      else {
        const own = `${id}-${shortHash(title)}`;
        if (seen.has(own)) hidden.push(number);
        else {
          seen.set(own, title);
          ids.set(number, own);
        }
      }
    }
  }
  return { hidden, ids, numbers: new Map(Array.from(ids, ([number, id]) => [id, number])) };
}
