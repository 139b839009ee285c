import type { Library } from '../library.ts';
import { completeWord } from '../../search/complete.ts';
import { paperName } from '../../search/paper-names.ts';
import { papersCounted } from '../papers-counted.ts';
import type { Candidate } from '../triage/complete.ts';
import type { NameKind } from './kinds.ts';
import { byCount } from '../stats.ts';
import type { Names } from '../triage/snapshot.ts';

/** Up to here a paper is shown with its title, which is read from the disk. */
const MOST_DESCRIBED = 100;
/** More than this no shell shows. */
const MOST = 1000;
const MOST_WORDS = 30;

/** The tags, reasons, lists and views of a library, without a look at its papers. */
export function namesIn({ state, settings }: Library): Names {
  const papers = [...state.papers.values()];
  return {
    tags: byCount(papers.flatMap(({ tags }) => tags)),
    reasons: byCount(papers.flatMap(({ decision }) => (decision?.kind === 'exclude' ? (decision.reason ?? []) : []))),
    lists: Array.from(state.lists, ([name, ids]) => ({ name, papers: ids.length })),
    views: (settings.views ?? []).map(({ name, query }) => ({ name, query })),
  };
}

/** How names go on with a word: what they are, and what is told of each. */
export function candidatesOfNames({ tags, reasons, lists, views }: Names): Record<NameKind, Candidate[]> {
  const counted = (counts: Names['tags']): Candidate[] =>
    counts.map(({ name, papers }) => ({ text: name, summary: papersCounted(papers) }));
  return {
    tag: counted(tags),
    list: counted(lists),
    reason: counted(reasons),
    view: views.map(({ name, query }) => ({ text: name, summary: query })),
  };
}

/** So many of sorted texts, the last among them: what they all begin with is what all of them begin with. */
function few(sorted: readonly string[]): readonly string[] {
  return sorted.length <= MOST ? sorted : [...sorted.slice(0, MOST - 1), sorted.at(-1) ?? ''];
}

/** The papers whose id or citation key begins with what was written: by id, and by key where only that does. */
export function papersCalled(library: Library, written: string): Candidate[] {
  return library.ask((view) => {
    const byId = written === '' ? [...view.visible()] : view.index.calledStartingWith(paperName('id', written));
    if (byId.length > MOST_DESCRIBED) view.index.loadIds();
    const ids = byId.map((paper) => ({ paper, text: view.idOf(paper) })).filter(({ text }) => text.startsWith(written));
    const shown =
      ids.length <= MOST_DESCRIBED
        ? ids.map(({ paper, text }) => ({ text, summary: view.entry(paper).title }))
        : few(ids.map(({ text }) => text).toSorted()).map((text) => ({ text, summary: '' }));
    if (written === '') return shown;
    const keys = view.index
      .calledStartingWith(paperName('citationKey', written))
      .slice(0, MOST_DESCRIBED)
      .map((paper) => view.entry(paper))
      .filter(({ citationKey }) => citationKey.startsWith(written))
      .map(({ citationKey, title }) => ({ text: citationKey, summary: title }));
    return [...shown, ...keys];
  });
}

/** The commonest words of the papers that begin with what was written, as queries have them. */
export function wordsOf(library: Library, written: string): Candidate[] {
  return library
    .ask((view) => completeWord(view.index, written, MOST_WORDS))
    .map(({ word, papers }) => ({ text: word, summary: papersCounted(papers) }));
}
