import type { RecordEdit } from './journal.ts';

/** What one record of a service gave a paper. */
export interface Contribution {
  /** `crossref`, `arxiv` and the like. */
  readonly service: string;
  /** The record by its identifier: `doi:10.18653/v1/2023.findings-acl.392`, `arxiv:2306.01985`, else the link to it. */
  readonly record: string;
  readonly fields: readonly string[];
}

/** What a paper gained from records of services. */
export interface Enrichment {
  readonly paper: string;
  readonly set: RecordEdit;
  readonly from: readonly Contribution[];
}

/** A record that a person says is not of the paper. */
export interface Refusal {
  readonly paper: string;
  readonly record: string;
}

/** Where the value of a field came from that the paper's own source did not give, or that was corrected since. */
export interface FieldOrigin {
  /** A service, or `edit` for what a person wrote. */
  readonly from: string;
  /** The record of the service. */
  readonly record?: string;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

export type FieldOrigins = Readonly<Record<string, FieldOrigin>>;

/** The origin of each field that an enrichment set. */
export function originsOf({ from }: Enrichment, by: string, at: string): FieldOrigins {
  return Object.fromEntries(
    from.flatMap(({ service, record, fields }) => fields.map((field) => [field, { from: service, record, by, at }])),
  );
}
