import type { LookUps } from '../../enrich/look-ups.ts';
import { SERVICE_NAMES, type ServiceName } from '../../enrich/service.ts';

export type { LookUps, ServiceName };

/** The services in the order in which they are asked by title: first those that have abstracts to compare. */
export const BY_TITLE: readonly ServiceName[] = ['semantic-scholar', 'arxiv', 'openalex', 'crossref', 'dblp'];

/** Whose word counts where several have a field: what publishers deposit first, then what people look after. */
const TRUST: readonly ServiceName[] = ['crossref', 'arxiv', 'dblp', 'openalex', 'semantic-scholar'];

/** The place of a service among those that are trusted, from 0. */
export function trustOf(service: string): number {
  const place = TRUST.findIndex((name) => name === service);
  return place === -1 ? TRUST.length : place;
}

/** The services that names stand for; all of them when there are none. Undefined for a name that is of none. */
export function servicesNamed(names: readonly string[]): readonly ServiceName[] | undefined {
  const found = names.map((name) => SERVICE_NAMES.find((known) => known === name.toLowerCase()));
  if (found.length === 0) return SERVICE_NAMES;
  const known = found.filter((name) => name !== undefined);
  return known.length === found.length ? known : undefined;
}
