import { titleKey } from '../domain/merge.ts';
import type { Paper, PaperRecord } from '../domain/paper.ts';
import { fnv1a } from '../domain/short-hash.ts';
import { foldText } from '../text/fold.ts';

/** What a paper can be called by in the table of names: each kind has a letter of its own before the name. */
export const NAME_KINDS = { id: 'i', citationKey: 'k', doi: 'd', arxiv: 'a', title: 't' } as const;

export type NameKind = keyof typeof NAME_KINDS;

/** A name as the table has it. Several names may fold to one, so that who asks has to look at the papers found. */
export function paperName(kind: NameKind, name: string): string {
  return NAME_KINDS[kind] + foldText(name);
}

/** The name for a title: short, and so one that few other titles may share. */
export function titleName(record: Pick<PaperRecord, 'title'>): string {
  const key = titleKey(record);
  return `${NAME_KINDS.title}${fnv1a(key).toString(36)}-${key.length.toString(36)}`;
}

/** Everything that a paper is called by. */
export function namesOf({ id, citationKey, doi, arxiv, title }: Paper): string[] {
  return [
    paperName('id', id),
    paperName('citationKey', citationKey),
    ...(doi === undefined ? [] : [paperName('doi', doi)]),
    ...(arxiv === undefined ? [] : [paperName('arxiv', arxiv)]),
    titleName({ title }),
  ];
}
