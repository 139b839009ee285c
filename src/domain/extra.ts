/** What JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** The formats that keep what a record does not model, so that each can write it back. */
export const EXTRA_FORMATS = ['bibtex', 'csl', 'ris', 'nbib', 'endnote', 'csv'] as const;

export type ExtraFormat = (typeof EXTRA_FORMATS)[number];

/** What one format said of a paper beyond the fields of a record, as that format names it. */
export interface SourceExtra {
  /** The format's own name for the kind of publication, where it says more than the record's `type`: `online`, `CONF`. */
  readonly type?: string;
  /** Fields that a record does not model, by the format's own names, as texts or as the format's own structure. */
  readonly fields?: { readonly [name: string]: JsonValue };
}

export type Extra = { readonly [Format in ExtraFormat]?: SourceExtra };

/** Deeper than this no format nests what it says of a paper. */
const DEEPEST = 16;

function jsonValue(value: unknown, depth: number): JsonValue | undefined {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || depth === DEEPEST) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => jsonValue(item, depth + 1)).filter((item) => item !== undefined);
    return items.length === value.length ? items : undefined;
  }
  return jsonObject(value, depth);
}

function jsonObject(value: object, depth: number): { readonly [name: string]: JsonValue } | undefined {
  const members = Object.entries(value).flatMap(([name, member]) => {
    const read = jsonValue(member, depth + 1);
    return read === undefined ? [] : [[name, read] as const];
  });
  return Object.fromEntries(members);
}

/** Reads the extra of one format from data of any shape; undefined when it is not that. */
function sourceExtra(value: unknown): SourceExtra | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const type = 'type' in value && typeof value.type === 'string' ? value.type : undefined;
  const given = 'fields' in value ? value.fields : undefined;
  const fields =
    typeof given === 'object' && given !== null && !Array.isArray(given) ? jsonObject(given, 0) : undefined;
  return type === undefined && fields === undefined
    ? undefined
    : { ...(type !== undefined && { type }), ...(fields !== undefined && { fields }) };
}

/** Reads what several formats said from data of any shape; undefined when nothing of it is so. */
export function readExtra(value: unknown): Extra | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(value));
  const read = EXTRA_FORMATS.flatMap((format) => {
    const extra = sourceExtra(given.get(format));
    return extra === undefined ? [] : [[format, extra] as const];
  });
  return read.length === 0 ? undefined : Object.fromEntries(read);
}
