import { type Criteria, NO_CRITERIA } from '../domain/criteria.ts';
import { PapersError } from '../domain/errors.ts';
import type { Library } from './library.ts';

/** One criterion with the short name by which it is spoken of: I1, I2, … to include by, E1, E2, … to exclude for. */
export interface Criterion {
  readonly code: string;
  readonly text: string;
}

export interface NumberedCriteria {
  /** The question, or all of it as one text. */
  readonly text?: string;
  readonly include: readonly Criterion[];
  readonly exclude: readonly Criterion[];
}

/** What to change of the criteria; a criterion to remove is named by its code or its text. */
export interface CriteriaChange {
  /** An empty text takes it away. */
  readonly text?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly remove?: readonly string[];
}

function numbered(letter: 'I' | 'E', texts: readonly string[]): Criterion[] {
  return texts.map((text, index) => ({ code: `${letter}${index + 1}`, text }));
}

/** The inclusion criteria of a library, to be shown at any moment of screening; empty when there are none. */
export function criteria({ settings }: Pick<Library, 'settings'>): NumberedCriteria {
  const { text, include, exclude } = settings.criteria ?? NO_CRITERIA;
  return {
    ...(text !== undefined && { text }),
    include: numbered('I', include),
    exclude: numbered('E', exclude),
  };
}

/** Changes the criteria of a library. Throws `unknown-criterion`. */
export async function changeCriteria(library: Library, change: CriteriaChange): Promise<void> {
  const { text: before, ...known } = criteria(library);
  const { remove = [] } = change;
  const isNamed = ({ code, text }: Criterion) => remove.some((name) => name.toUpperCase() === code || name === text);
  const missing = remove.filter(
    (name) =>
      ![...known.include, ...known.exclude].some(({ code, text }) => name.toUpperCase() === code || name === text),
  );
  if (missing.length > 0)
    throw new PapersError(
      'unknown-criterion',
      `there is no criterion ${missing.map((name) => `"${name}"`).join(', ')}`,
      {
        remedy: '"papers criteria" shows them with their codes, such as I1 and E2.',
      },
    );
  const changed = (kind: 'include' | 'exclude'): string[] => {
    const kept = known[kind].filter((criterion) => !isNamed(criterion)).map(({ text }) => text);
    return [...new Set([...kept, ...(change[kind] ?? []).map((text) => text.trim()).filter((text) => text !== '')])];
  };
  const text = (change.text ?? before ?? '').trim();
  const criteriaNow: Criteria = {
    ...(text !== '' && { text }),
    include: changed('include'),
    exclude: changed('exclude'),
  };
  const isEmpty = text === '' && criteriaNow.include.length + criteriaNow.exclude.length === 0;
  await library.set('criteria', isEmpty ? undefined : criteriaNow);
}
