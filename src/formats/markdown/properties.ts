import type { Entry } from '../../domain/entry.ts';
import { safeJson } from '../../text/controls.ts';

/** JSON, which YAML takes too, in which nothing opens a tag wherever it is put. */
export function jsonWithoutTags(value: unknown): string {
  return safeJson(value).replaceAll('<', String.raw`\u003c`);
}

/** Tags as Obsidian and Logseq take them: letters, digits, `_`, `-` and `/`, and not digits alone (https://help.obsidian.md/tags). */
export function hashtagsOf(tags: readonly string[]): string[] {
  const plain = tags.map((tag) =>
    tag.replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\u200D_/-]+/gu, '-').replace(/^-|-$/g, ''),
  );
  const named = plain.filter((tag) => tag !== '').map((tag) => (/^[\p{N}/-]+$/u.test(tag) ? `_${tag}` : tag));
  return [...new Set(named)];
}

/** Properties as Obsidian and Logseq read them, a line each: YAML, of which JSON is a part, so that no text can end a value. */
export function properties(entry: Entry): string {
  const values: Readonly<Record<string, unknown>> = {
    title: entry.title,
    authors: entry.authors?.map(({ name }) => name),
    date: entry.date,
    year: entry.year,
    venue: entry.venue,
    doi: entry.doi,
    arxiv: entry.arxiv,
    url: entry.url,
    citekey: entry.citationKey,
    status: entry.status,
    tags: entry.tags.length === 0 ? undefined : hashtagsOf(entry.tags),
    lists: entry.lists.length === 0 ? undefined : entry.lists,
  };
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${jsonWithoutTags(value)}`]))
    .join('\n');
}
