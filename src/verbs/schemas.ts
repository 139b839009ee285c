import { PapersError } from '../domain/errors.ts';
import { CHANGE_SCHEMAS } from './schemas/changes.ts';
import { OVERVIEW_SCHEMAS } from './schemas/overviews.ts';
import { PAPER_SCHEMAS } from './schemas/papers.ts';
import { REVIEW_SCHEMAS } from './schemas/reviews.ts';
import { SCREENING_SCHEMAS } from './schemas/screening.ts';
import type { ObjectSchema, Schemas } from './schemas/shapes.ts';

/** JSON Schema (https://json-schema.org/draft/2020-12) of everything that commands print with `--json`. */

/**
 * Fields may be added under the same version. One that goes, is renamed, or means something else makes the next; see
 * docs/scripts.md.
 */
export const SCHEMA_VERSION = 1;

const SCHEMAS: Schemas = {
  ...PAPER_SCHEMAS,
  ...OVERVIEW_SCHEMAS,
  ...REVIEW_SCHEMAS,
  ...SCREENING_SCHEMAS,
  ...CHANGE_SCHEMAS,
};

/** The names of all schemas, with what each is of. */
export function schemaNames(): { readonly name: string; readonly summary: string; readonly version: number }[] {
  return Object.entries(SCHEMAS).map(([name, { summary }]) => ({ name, summary, version: SCHEMA_VERSION }));
}

/** One schema, whole, with its version at the end of its `$id`. Throws `unknown-schema`. */
export function schemaNamed(name: string): ObjectSchema {
  const found = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  if (found === undefined)
    throw new PapersError('unknown-schema', `there is no schema "${name}"`, {
      kind: 'usage',
      remedy: `The schemas are ${Object.keys(SCHEMAS).join(', ')}.`,
    });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:papers:schema:${name}:${SCHEMA_VERSION}`,
    title: name,
    description: found.summary,
    ...found.schema,
  };
}
