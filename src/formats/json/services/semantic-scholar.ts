import type { PublicationType } from '../../../domain/publication-type.ts';
import { completeRecord } from '../../complete-record.ts';
import { dateOf, morePrecise } from '../../numeric-date.ts';
import type { Service } from './service.ts';
import { namesOf, objectOf, objectsOf, textOf, textsOf } from './values.ts';

const TYPES: Readonly<Record<string, PublicationType>> = {
  JournalArticle: 'article-journal',
  Conference: 'paper-conference',
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
    const pmcid = textOf(ids, 'PubMedCentral')?.replace(/^PMC/i, '');
    return completeRecord(
      {
        title: textOf(value, 'title'),
        abstract: textOf(value, 'abstract'),
        authors: namesOf(objectsOf(value, 'authors'), 'name'),
        date: morePrecise(dateOf(textOf(value, 'year') ?? ''), dateOf(textOf(value, 'publicationDate') ?? '')),
        venue: textOf(journal, 'name') ?? textOf(objectOf(value, 'publicationVenue'), 'name') ?? textOf(value, 'venue'),
        type: textsOf(value, 'publicationTypes')
          .map((name) => TYPES[name])
          .find((type) => type !== undefined),
        volume: textOf(journal, 'volume')?.trim(),
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
