import { type Author, groupOf, personOf } from '../../../domain/author.ts';
import type { PublicationType } from '../../../domain/publication-type.ts';
import { completeRecord } from '../../complete-record.ts';
import { dateOf } from '../../numeric-date.ts';
import { readNames, readShortName } from '../../personal-name.ts';
import { plainAbstract, plainTitle } from './markup.ts';
import type { Fields, Service } from './service.ts';
import { objectOf, objectsOf, textOf, textsOf } from './values.ts';

/** Full answers have names in parts, others in one text (`Lee AB, Roe C.`). */
function authorsOf(value: Fields): readonly Author[] {
  const people = objectsOf(objectOf(value, 'authorList'), 'author').flatMap((person) => {
    const parts = {
      given: textOf(person, 'firstName') ?? textOf(person, 'initials'),
      family: textOf(person, 'lastName'),
    };
    return personOf(parts) ?? groupOf(textOf(person, 'collectiveName') ?? textOf(person, 'fullName') ?? '') ?? [];
  });
  if (people.length > 0) return people;
  const names = (textOf(value, 'authorString') ?? '').replace(/\.$/, '').split(/, /);
  return readNames(names, readShortName).names ?? [];
}

/** PubMed's kinds; in Europe PMC's own source of preprints there is no other. */
function typeOf(value: Fields): PublicationType | undefined {
  const kinds = `${textsOf(objectOf(value, 'pubTypeList'), 'pubType').join('; ')}; ${textOf(value, 'pubType') ?? ''}`;
  if (/preprint/i.test(kinds) || value['source'] === 'PPR') return 'article';
  if (/book/i.test(kinds)) return 'book';
  return /article|review|letter|case report|editorial/i.test(kinds) ? 'article-journal' : undefined;
}

/** Articles of Europe PMC (https://europepmc.org/RestfulWebService), in short and in full. */
export const europePmc: Service = {
  name: 'europe-pmc',
  recognises: (value) =>
    typeof value['title'] === 'string' &&
    typeof value['source'] === 'string' &&
    typeof value['id'] === 'string' &&
    (typeof value['authorString'] === 'string' || typeof value['pubYear'] === 'string'),
  recordOf: (value, source) => {
    const journal = objectOf(value, 'journalInfo');
    const about = objectOf(journal, 'journal');
    const year = textOf(value, 'pubYear');
    const published = dateOf(textOf(journal, 'printPublicationDate') ?? textOf(value, 'firstPublicationDate') ?? '');
    return completeRecord(
      {
        title: plainTitle(textOf(value, 'title') ?? '').replace(/(?<!\.)\.$/, ''),
        abstract: plainAbstract(
          (textOf(value, 'abstractText') ?? '').replace(/<\/h4>/g, ': ').replace(/<h4>/g, ' '),
        ).trim(),
        authors: authorsOf(value),
        date: published?.startsWith(year ?? '') === true ? published : year,
        venue: plainTitle(textOf(about, 'title') ?? textOf(value, 'journalTitle') ?? ''),
        type: typeOf(value),
        volume: textOf(journal, 'volume') ?? textOf(value, 'journalVolume'),
        issue: textOf(journal, 'issue') ?? textOf(value, 'issue'),
        pages: textOf(value, 'pageInfo'),
        issn: textOf(about, 'issn') ?? textOf(about, 'essn') ?? textOf(value, 'journalIssn')?.split(/;\s*/)[0],
        language: textOf(value, 'language'),
        doi: textOf(value, 'doi'),
        pmid: textOf(value, 'pmid'),
        pmcid: textOf(value, 'pmcid'),
        keywords: [
          ...textsOf(objectOf(value, 'keywordList'), 'keyword'),
          ...objectsOf(objectOf(value, 'meshHeadingList'), 'meshHeading').flatMap(
            (heading) => textOf(heading, 'descriptorName') ?? [],
          ),
        ],
      },
      source,
    );
  },
};
