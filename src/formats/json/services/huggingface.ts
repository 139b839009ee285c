import { completeRecord } from '../../complete-record.ts';
import { dateOf } from '../../numeric-date.ts';
import type { Fields, Service } from './service.ts';
import { namesOf, objectOf, objectsOf, textOf, textsOf } from './values.ts';

function count(value: Fields | undefined, name: string): number | undefined {
  const found = value?.[name];
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** Daily papers and search results of Hugging Face (https://huggingface.co/docs/hub/en/api): each an object with its `paper`. */
export const huggingface: Service = {
  name: 'huggingface',
  recognises: (value) => {
    const paper = objectOf(value, 'paper');
    return paper !== undefined && typeof paper['id'] === 'string' && typeof paper['title'] === 'string';
  },
  recordOf: (value, source) => {
    const paper = objectOf(value, 'paper');
    const id = textOf(paper, 'id');
    const submitter = objectOf(paper, 'submittedOnDailyBy') ?? objectOf(value, 'submittedBy');
    const organization = objectOf(value, 'organization') ?? objectOf(paper, 'organization');
    const repository = textOf(paper, 'githubRepo');
    const facts = {
      organization: textOf(organization, 'fullname') ?? textOf(organization, 'name'),
      submittedBy: textOf(submitter, 'fullname') ?? textOf(submitter, 'name'),
      upvotes: count(paper, 'upvotes'),
      comments: count(value, 'numComments'),
      stars: count(paper, 'githubStars'),
    };
    const said = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
    return completeRecord(
      {
        title: textOf(paper, 'title'),
        abstract: textOf(paper, 'summary'),
        authors: namesOf(
          objectsOf(paper, 'authors').filter(({ hidden }) => hidden !== true),
          'name',
        ),
        date: dateOf(textOf(paper, 'publishedAt') ?? textOf(value, 'publishedAt') ?? ''),
        arxiv: id,
        url: id === undefined ? undefined : `https://huggingface.co/papers/${id}`,
        links: [textOf(paper, 'projectPage') ?? ''],
        code: repository === undefined ? [] : [repository],
        keywords: textsOf(paper, 'ai_keywords'),
        page: Object.keys(said).length > 0 ? said : undefined,
      },
      source,
    );
  },
};
