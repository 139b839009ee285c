import type { TextLink } from './block.ts';
import { addLabel, addPaperLink, type Draft } from './draft.ts';
import type { Fact } from './facts.ts';

/** Takes what a line says of a paper into its draft; `links` are those of the line. */
export function addFact(draft: Draft, fact: Fact, { links }: { readonly links: readonly TextLink[] }): void {
  const { page } = draft;
  switch (fact.kind) {
    case 'upvotes':
    case 'comments':
    case 'stars':
    case 'authorCount':
      if (fact.count !== undefined) page[fact.kind] = fact.count;
      break;
    case 'date':
      draft.date ??= fact.date;
      if (fact.comments !== undefined) page.comments = fact.comments;
      break;
    case 'submitted':
      if (fact.by !== undefined) page.submittedBy = fact.by;
      break;
    case 'organization':
      page.organization = fact.name;
      draft.date ??= fact.date;
      break;
    case 'identifier':
      draft.arxiv ??= fact.arxiv;
      draft.doi ??= fact.doi;
      for (const link of [...links.map(({ url }) => url), ...fact.links]) addPaperLink(draft, link);
      break;
    case 'label':
      addLabel(
        draft,
        fact.label,
        fact.value,
        links.map(({ url }) => url),
      );
      break;
    default:
      break;
  }
}
