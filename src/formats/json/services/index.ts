import { crossref } from './crossref.ts';
import { datacite } from './datacite.ts';
import { dblp } from './dblp.ts';
import { europePmc } from './europe-pmc.ts';
import { huggingface } from './huggingface.ts';
import { openalex } from './openalex.ts';
import { publishOrPerish } from './publish-or-perish.ts';
import { semanticScholar } from './semantic-scholar.ts';
import type { Fields, Service } from './service.ts';

const SERVICES: readonly Service[] = [
  huggingface,
  openalex,
  semanticScholar,
  crossref,
  dblp,
  datacite,
  europePmc,
  publishOrPerish,
];

/** The service whose object this is; undefined for one of our own. */
export function serviceOf(value: Fields): Service | undefined {
  return SERVICES.find(({ recognises }) => recognises(value));
}
