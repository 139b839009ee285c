import type { Format } from '../format.ts';
import { nbibRecord } from '../nbib/parse.ts';
import { xmlReader } from '../xml/reader.ts';
import { medlineFields } from './fields.ts';

/** XML of PubMed, as its programs and many packages fetch it; its elements go the way of MEDLINE's fields. */
export const format: Format = {
  reader: (file) =>
    xmlReader(
      {
        name: 'pubmed-xml',
        elements: ['PubmedArticle', 'PubmedBookArticle'],
        recordOf: (element, source) => {
          const record = nbibRecord(medlineFields(element), source);
          return 'found' in record ? record.found : undefined;
        },
      },
      file,
    ),
};
