import type { Entry } from '../../domain/entry.ts';
import type { JsonValue } from '../../domain/extra.ts';
import { isCodeLink, linksIn } from '../../domain/links.ts';
import { isObject } from '../../domain/record-schema.ts';

/**
 * What CSL has no variable for, in `custom`, which CSL-JSON 1.0.2 leaves to programs: links, and keywords that a list
 * between commas cannot hold.
 */
const OURS = 'papers';

/** What stands in our part of `custom`. */
export interface Custom {
  readonly links?: readonly string[];
  readonly code?: readonly string[];
  readonly keywords?: readonly string[];
}

/** The links of a record that its own abstract gives. */
export function linksOfTexts(abstract: string | undefined, url: string | undefined): string[] {
  return [...new Set(linksIn(abstract ?? ''))].filter((link) => link !== url);
}

/** Those of the links, and the page itself, that lead to code. */
export function codeOf(url: string | undefined, links: readonly string[]): string[] {
  return [...new Set([...(url === undefined ? [] : [url]), ...links].filter(isCodeLink))];
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

/** `custom` with our part, where there is anything to say beside the other variables; `given` is what others have there. */
export function customWith(given: JsonValue | undefined, entry: Entry, abstracts: boolean): JsonValue | undefined {
  const { url, links = [], code = [], keywords = [] } = entry;
  const told = linksOfTexts(abstracts ? entry.abstract : undefined, url);
  const ours = {
    ...(!same(links, told) && { links }),
    ...(!same(code, codeOf(url, links)) && { code }),
    ...(keywords.some((keyword) => /[,;]/.test(keyword)) && { keywords }),
  };
  if (Object.keys(ours).length === 0) return given;
  return { ...(isObject(given) && given), [OURS]: ours };
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  return texts.length === value.length ? texts.map((text) => text.toWellFormed()) : undefined;
}

function linksAmong(value: unknown): readonly string[] | undefined {
  return textsOf(value)?.filter((link) => /^https?:\/\/[^\s/]\S*$/i.test(link));
}

/** Our part of `custom`, and what others have there. */
export function readCustom(custom: unknown): { readonly ours: Custom; readonly others: unknown } {
  if (!isObject(custom) || !isObject(custom[OURS])) return { ours: {}, others: custom };
  const { [OURS]: ours, ...others } = custom;
  const links = linksAmong(ours['links']);
  const code = linksAmong(ours['code']);
  const keywords = textsOf(ours['keywords']);
  return {
    ours: { ...(links && { links }), ...(code && { code }), ...(keywords && { keywords }) },
    others: Object.keys(others).length === 0 ? undefined : others,
  };
}
