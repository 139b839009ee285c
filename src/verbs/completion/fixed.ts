import type { Candidate } from '../triage/complete.ts';
import type { Kind } from './kinds.ts';

/** Words that need no more said of them. */
export function plainCandidates(names: readonly string[]): Candidate[] {
  return names.map((text) => ({ text, summary: '' }));
}

/** What is the same in every library, and loaded when it is asked for. */
const FIXED: Partial<Record<Extract<Kind, string>, () => Promise<Candidate[]>>> = {
  'format to read': async () => plainCandidates((await import('../../formats/index.ts')).readableFormats),
  'format to write': async () => plainCandidates((await import('../../formats/index.ts')).writableFormats),
  'field to edit': async () => plainCandidates((await import('../edit.ts')).editableFields.map((field) => `${field}=`)),
  schema: async () =>
    (await import('../schemas.ts')).schemaNames().map(({ name, summary }) => ({ text: name, summary })),
  setting: async () =>
    (await import('../settings.ts')).settingNames().map(({ name, summary }) => ({ text: name, summary })),
};

/** The only words of a kind, where they are the same in every library. */
export async function fixedCandidates(kind: Kind): Promise<Candidate[] | undefined> {
  return typeof kind === 'string' ? FIXED[kind]?.() : plainCandidates(kind);
}
