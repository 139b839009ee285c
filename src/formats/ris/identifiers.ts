import { arxivIdIn } from '../../domain/identifiers.ts';
import type { FieldBag } from '../field-bag.ts';

/** Identifiers and addresses of a reference of RIS. */

/** The number in PubMed, in all the places where databases put it. */
export function pmidOf(bag: FieldBag): string | undefined {
  const own = bag.one((value) => /^\d{1,9}$/.exec(value)?.[0], 'PMID');
  const medline = bag.look('DB').some((database) => /pubmed|medline/i.test(database));
  const pmid = bag.one(
    (value) => (medline ? /^(?:PMID:?\s*)?(\d{1,9})$/i : /^PMID:?\s*(\d{1,9})$/i).exec(value)?.[1],
    'AN',
    'C2',
    'M2',
    'U1',
  );
  if (pmid !== undefined) bag.one((value) => (value === 'PubMed' ? value : undefined), 'DB');
  return (
    pmid ??
    own ??
    bag.one((value) => /^PUBMED (\d{1,9})$/i.exec(value)?.[1], 'PM') ??
    // As PubMed Central has it.
    bag.one((value) => /^(\d{1,9})\s?\[pmid\]$/i.exec(value)?.[1], 'U1', 'U2', 'U3')
  );
}

/** An arXiv id that stands alone or is named as one: `arXiv:2306.01985`, `arXiv preprint arXiv:2306.01985`. */
export function arxivOf(bag: FieldBag): string | undefined {
  const taken = bag.one(
    (value) => (/^arxiv\s*:/i.test(value) ? arxivIdIn(value) : undefined),
    'AN',
    'M1',
    'M3',
    'PB',
    'CN',
  );
  const named = ['T2', 'JO', 'JF', 'JA', 'PB', 'VL', 'M1', 'M3', 'N1', 'UR'].flatMap((tag) => bag.look(tag));
  return taken ?? named.map((value) => arxivIdIn(value.replace(/^abs\//, 'arXiv:'))).find((id) => id !== undefined);
}

/** An address of the web. */
export function web(value: string): string | undefined {
  return /^https?:\/\/\S/i.test(value) ? value : undefined;
}

/** Addresses, several to a field with spaces or semicolons between them; files among them are what RIS has L1 for. */
export function addressesOf(bag: FieldBag): string[] {
  const parts = bag.read(web, 'UR', 'US').flatMap((value) => value.split(/[\s;]+(?=(?:https?|file):)/i));
  for (const file of parts.filter((part) => web(part) === undefined)) bag.add('L1', file);
  return parts.filter((part) => web(part) !== undefined);
}

/** The number in PubMed Central. */
export function pmcidOf(bag: FieldBag): string | undefined {
  return bag.one(
    (value) => /^(PMC\d{1,9})(?:\s?\[pmcid\])?$/i.exec(value)?.[1]?.toUpperCase(),
    'C2',
    'AN',
    'C6',
    'U1',
    'U2',
    'U3',
  );
}
