import type { PublicationType } from '../../domain/publication-type.ts';

/** Which of the two languages of .bib files is written; one reader takes both. */
export type Dialect = 'bibtex' | 'biblatex';

interface Written {
  readonly bibtex: string;
  readonly biblatex: string;
  /** The field that names what it stands in. */
  readonly venue: string;
  /** The field of the publisher, in both dialects. */
  readonly publisher?: string;
  /** What BibLaTeX wants in `type` beside the entry type. */
  readonly kind?: string;
}

const MISC: Written = { bibtex: 'misc', biblatex: 'misc', venue: 'howpublished' };

/** How each kind of publication is written: classic BibTeX has fourteen types, BibLaTeX those of its data model. */
const WRITTEN: { readonly [Type in PublicationType]?: Written } = {
  article: MISC,
  'article-journal': { bibtex: 'article', biblatex: 'article', venue: 'journal' },
  'article-magazine': { bibtex: 'article', biblatex: 'article', venue: 'journal' },
  'article-newspaper': { bibtex: 'article', biblatex: 'article', venue: 'journal' },
  book: { bibtex: 'book', biblatex: 'book', venue: 'maintitle' },
  chapter: { bibtex: 'incollection', biblatex: 'incollection', venue: 'booktitle' },
  collection: { bibtex: 'book', biblatex: 'collection', venue: 'maintitle' },
  dataset: { bibtex: 'misc', biblatex: 'dataset', venue: 'howpublished' },
  entry: { bibtex: 'incollection', biblatex: 'inreference', venue: 'booktitle' },
  'entry-dictionary': { bibtex: 'incollection', biblatex: 'inreference', venue: 'booktitle' },
  'entry-encyclopedia': { bibtex: 'incollection', biblatex: 'inreference', venue: 'booktitle' },
  manuscript: { bibtex: 'unpublished', biblatex: 'unpublished', venue: 'howpublished' },
  pamphlet: { bibtex: 'booklet', biblatex: 'booklet', venue: 'howpublished' },
  'paper-conference': { bibtex: 'inproceedings', biblatex: 'inproceedings', venue: 'booktitle' },
  patent: { bibtex: 'misc', biblatex: 'patent', venue: 'howpublished' },
  periodical: { bibtex: 'misc', biblatex: 'periodical', venue: 'howpublished' },
  report: {
    bibtex: 'techreport',
    biblatex: 'report',
    venue: 'series',
    publisher: 'institution',
    kind: 'techreport',
  },
  review: { bibtex: 'article', biblatex: 'article', venue: 'journal' },
  'review-book': { bibtex: 'article', biblatex: 'article', venue: 'journal' },
  software: { bibtex: 'misc', biblatex: 'software', venue: 'howpublished' },
  thesis: { bibtex: 'phdthesis', biblatex: 'thesis', venue: 'howpublished', publisher: 'school', kind: 'phdthesis' },
  webpage: { bibtex: 'misc', biblatex: 'online', venue: 'organization' },
  post: { bibtex: 'misc', biblatex: 'online', venue: 'organization' },
  'post-weblog': { bibtex: 'misc', biblatex: 'online', venue: 'organization' },
};

export function writtenAs(type: PublicationType): Written {
  return WRITTEN[type] ?? MISC;
}

/** The kind of publication that an entry type is of; types that say nothing of it, such as `misc`, are not here. */
const READ: Readonly<Record<string, PublicationType>> = {
  article: 'article-journal',
  artwork: 'graphic',
  audio: 'song',
  book: 'book',
  bookinbook: 'chapter',
  booklet: 'pamphlet',
  collection: 'book',
  conference: 'paper-conference',
  dataset: 'dataset',
  electronic: 'webpage',
  image: 'graphic',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  inreference: 'entry',
  jurisdiction: 'legal_case',
  legislation: 'legislation',
  letter: 'personal_communication',
  manual: 'document',
  mastersthesis: 'thesis',
  movie: 'motion_picture',
  music: 'song',
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'book',
  mvreference: 'book',
  online: 'webpage',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  phdthesis: 'thesis',
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  review: 'review',
  software: 'software',
  standard: 'standard',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  suppperiodical: 'article-journal',
  techreport: 'report',
  thesis: 'thesis',
  unpublished: 'manuscript',
  video: 'motion_picture',
  www: 'webpage',
};

export function publicationTypeOfEntry(entryType: string): PublicationType | undefined {
  return Object.hasOwn(READ, entryType) ? READ[entryType] : undefined;
}

/** The entry types of btxdoc, all that standard styles know. */
const CLASSIC = new Set(
  'article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport unpublished'.split(
    ' ',
  ),
);

/** Classic names that BibLaTeX knows by another, with what goes to `type`. */
const RENAMED: Readonly<Record<string, { readonly type: string; readonly kind?: string }>> = {
  conference: { type: 'inproceedings' },
  electronic: { type: 'online' },
  www: { type: 'online' },
  techreport: { type: 'report', kind: 'techreport' },
  phdthesis: { type: 'thesis', kind: 'phdthesis' },
  mastersthesis: { type: 'thesis', kind: 'mathesis' },
};

/** The entry types of BibLaTeX's data model that its standard styles have drivers for. */
const BIBLATEX = new Set(
  'article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection suppcollection dataset manual misc online patent periodical suppperiodical proceedings mvproceedings inproceedings reference mvreference inreference report software thesis unpublished'.split(
    ' ',
  ),
);

/** An entry type that a source gave, as a dialect writes it; undefined when that dialect has nothing like it. */
export function sourceTypeIn(
  entryType: string,
  dialect: Dialect,
): { readonly type: string; readonly kind?: string } | undefined {
  if (dialect === 'bibtex') return CLASSIC.has(entryType) ? { type: entryType } : undefined;
  const renamed = Object.hasOwn(RENAMED, entryType) ? RENAMED[entryType] : undefined;
  return renamed ?? (BIBLATEX.has(entryType) ? { type: entryType } : undefined);
}
