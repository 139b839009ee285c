import type { Format } from '../format.ts';
import { bibtexReader } from './reader.ts';
import { stringify } from './stringify.ts';

/** BibTeX and BibLaTeX: one reader for both, a dialect for writing. */
export const format: Format = { reader: bibtexReader, stringify };
