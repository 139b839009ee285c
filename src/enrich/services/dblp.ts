import { address, type Service, titleWords } from '../service.ts';

/** DBLP (https://dblp.org/faq/13501473.html): finds publications by title; one by its key comes as BibTeX. It answers 429 to haste. */
export const dblp: Service = {
  name: 'dblp',
  interval: 1500,
  one: ({ kind, id }) =>
    kind === 'dblp'
      ? { url: address(`https://dblp.org/rec/${encodeURI(id)}.bib`, { param: '1' }), type: 'bibtex' }
      : undefined,
  byTitle: (title) => {
    const words = titleWords(title);
    return words === undefined
      ? undefined
      : { url: address('https://dblp.org/search/publ/api', { q: words, format: 'json', h: '5' }), type: 'json' };
  },
};
