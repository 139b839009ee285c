/** What schemas are made of. */

export const text = { type: 'string' } as const;

export const count = { type: 'integer', minimum: 0 } as const;

export const texts = { type: 'array', items: text } as const;

export const time = { type: 'string', format: 'date-time' } as const;

export const yesOrNo = { type: 'boolean' } as const;

export interface ObjectSchema extends Readonly<Record<string, unknown>> {
  readonly properties: Readonly<Record<string, unknown>>;
}

export function object(properties: Record<string, unknown>, optional: readonly string[] = []): ObjectSchema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  };
}

export function listOf(items: Record<string, unknown>): Record<string, unknown> {
  return { type: 'array', items };
}

export const share = { type: 'number', minimum: 0, maximum: 1 } as const;

export const named = object({ name: text, papers: count });

/** Schemas by their names, with what each is of. */
export type Schemas = Readonly<Record<string, { readonly summary: string; readonly schema: ObjectSchema }>>;
