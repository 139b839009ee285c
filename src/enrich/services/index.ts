import type { Service, ServiceName } from '../service.ts';
import { arxiv } from './arxiv.ts';
import { crossref } from './crossref.ts';
import { dblp } from './dblp.ts';
import { openalex } from './openalex.ts';
import { semanticScholar } from './semantic-scholar.ts';

export const SERVICES: Readonly<Record<ServiceName, Service>> = {
  arxiv,
  crossref,
  openalex,
  'semantic-scholar': semanticScholar,
  dblp,
};
