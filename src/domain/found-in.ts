/** Where records were found, as PRISMA 2020 tells sources apart: databases, registers of studies, and other methods. */
export const FOUND_IN = ['database', 'register', 'other'] as const;

export type FoundIn = (typeof FOUND_IN)[number];

export function isFoundIn(value: unknown): value is FoundIn {
  return FOUND_IN.some((known) => known === value);
}
