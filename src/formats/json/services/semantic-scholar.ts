import type { PublicationType } from '../../../domain/publication-type.ts';
import { completeRecord } from '../../complete-record.ts';
import { dateOf, morePrecise } from '../../numeric-date.ts';
import type { Service } from './service.ts';
import { namesOf, objectOf, objectsOf, textOf, textsOf } from './values.ts';

/** The surest first: a preprint that was printed is called an article as well. */
const TYPES: Readonly<Record<string, PublicationType>> = {
  Conference: 'paper-conference',
  JournalArticle: 'article-journal',
  Book: 'book',
  BookSection: 'chapter',
  Dataset: 'dataset',
};

/** Papers of Semantic Scholar's Academic Graph (https://api.semanticscholar.org/api-docs/graph). */
export const semanticScholar: Service = {
  name: 'semantic-scholar',
  recognises: (value) => typeof value['paperId'] === 'string' && typeof value['title'] === 'string',
  recordOf: (value, source) => {
    const ids = objectOf(value, 'externalIds');
    const journal = objectOf(value, 'journal');
    const named = [
      textOf(journal, 'name'),
      textOf(objectOf(value, 'publicationVenue'), 'name'),
      textOf(value, 'venue'),
    ];
    // Its journal is arXiv as long as the preprint was what it saw first.
    const venue =
      named.find((name) => name !== undefined && !/^arxiv/i.test(name)) ?? named.find((name) => name !== undefined);
    const said = textsOf(value, 'publicationTypes');
    const volume = textOf(journal, 'volume');
    const pmcid = textOf(ids, 'PubMedCentral')?.replace(/^PMC/i, '');
    return completeRecord(
      {
        title: textOf(value, 'title'),
        abstract: textOf(value, 'abstract'),
        authors: namesOf(objectsOf(value, 'authors'), 'name'),
        date: morePrecise(dateOf(textOf(value, 'year') ?? ''), dateOf(textOf(value, 'publicationDate') ?? '')),
        venue,
        type: Object.entries(TYPES).find(([name]) => said.includes(name))?.[1],
        volume: volume?.startsWith('abs/') === true ? undefined : volume,
        pages: textOf(journal, 'pages'),
        doi: textOf(ids, 'DOI'),
        arxiv: textOf(ids, 'ArXiv'),
        pmid: textOf(ids, 'PubMed'),
        pmcid: pmcid === undefined ? undefined : `PMC${pmcid}`,
        url: textOf(value, 'url'),
        links: [textOf(objectOf(value, 'openAccessPdf'), 'url') ?? ''],
        keywords: textsOf(value, 'fieldsOfStudy'),
      },
      source,
    );
  },
};
