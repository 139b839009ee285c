import type { Entry } from '../../domain/entry.ts';
import { decideMatches, type Doubtful, enrich } from '../enrich.ts';
import type { Library } from '../library.ts';
import { type LookUps, servicesNamed } from '../lookup/services.ts';

/** A paper, and a record that is perhaps of it. */
export interface MatchPair {
  readonly paper: Entry;
  readonly found: Doubtful;
}

/** What a person says of a match. */
export interface MatchAnswer {
  /** The id of the paper. */
  readonly paper: string;
  /** The name of the record. */
  readonly match: string;
  /** True to take what the paper lacks from it, false never to be asked again. */
  readonly isIt: boolean;
}

/** The doubtful matches of papers, from what services answered before: nothing is asked of the network. */
export interface Matching {
  of(papers: readonly Entry[]): Promise<readonly MatchPair[]>;
  /** Writes an answer, as one step of undo; gives the fields that the paper gained. Throws `unknown-match`. */
  answer(answer: MatchAnswer): Promise<readonly string[]>;
}

/** Over look-ups that are offline. */
export function createMatching(library: Library, lookUps: LookUps): Matching {
  const request = { lookUps, services: servicesNamed([]) ?? [] };
  return {
    of: async (papers) => {
      const { doubtful } = await enrich(library, papers, { ...request, dryRun: true });
      const byId = new Map(papers.map((paper) => [paper.id, paper]));
      return doubtful.flatMap((found): MatchPair[] => {
        const paper = byId.get(found.id);
        return paper === undefined ? [] : [{ paper, found }];
      });
    },
    answer: async ({ paper, match, isIt }) => {
      const entry = library.ask((view) => {
        const number = view.withId(paper);
        return number === undefined ? undefined : view.entry(number);
      });
      const named = entry === undefined ? [] : [{ entry, match }];
      const answers = isIt ? { accepted: named, refused: [] } : { accepted: [], refused: named };
      const [enriched] = await decideMatches(library, answers, { ...request, dryRun: false });
      return enriched?.fields ?? [];
    },
  };
}
