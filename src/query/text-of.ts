import type { Entry } from '../domain/entry.ts';
import { DEFAULT_FIELDS, type TextField } from './syntax-tree.ts';

type Texts = (entry: Partial<Entry>) => readonly string[];

function optional(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

const TEXTS = {
  title: ({ title }) => optional(title),
  abstract: ({ abstract }) => optional(abstract),
  author: ({ authors = [] }) => authors.map(({ name }) => name),
  venue: ({ venue }) => optional(venue),
  keyword: ({ keywords = [] }) => keywords,
  note: ({ note }) => optional(note),
  reason: ({ decision }) => optional(decision?.kind === 'exclude' ? decision.reason : undefined),
} as const satisfies Record<TextField, Texts>;

/** The texts of a field, or of all fields in which words without one are looked for. A match never spans two texts. */
export function textsOf(entry: Partial<Entry>, field: TextField | undefined): readonly string[] {
  return field === undefined ? DEFAULT_FIELDS.flatMap((name) => TEXTS[name](entry)) : TEXTS[field](entry);
}
