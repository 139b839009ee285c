import type { Entry } from '../../domain/entry.ts';
import type { JsonValue } from '../../domain/extra.ts';
import { isObject } from '../../domain/record-schema.ts';
import { itemOf } from '../csl-json/item.ts';
import type { Format } from '../format.ts';
import { escapeMarkdown } from '../markdown/escape.ts';
import { jsonWithoutTags } from '../markdown/properties.ts';
import { PANDOC } from '../template/built-in.ts';
import { render } from '../template/render.ts';

/** Pandoc reads the texts of its metadata as Markdown, so each is escaped; what it compares is no text. */
function escapedItem(value: JsonValue, name = ''): JsonValue {
  if (typeof value === 'string') return /^(?:id|type|citation-key)$/.test(name) ? value : escapeMarkdown(value);
  if (Array.isArray(value)) return value.map((item: JsonValue) => escapedItem(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([variable, inner]) => [variable, escapedItem(inner, variable)]));
}

/** Items of CSL-JSON, which is YAML too, a line each. */
function references(entries: readonly Entry[]): string | undefined {
  const items = entries.map((entry) => `- ${jsonWithoutTags(escapedItem(itemOf(entry, false)))}`);
  return items.length === 0 ? undefined : items.join('\n');
}

/**
 * A document for Pandoc (https://pandoc.org/MANUAL.html#citations) that cites every paper and has their references in
 * its metadata, or names the file that has them. Heeds `title`, `abstracts`, `groupBy` and `bibliography`.
 */
export const format: Format = {
  stringify: (entries, options) => {
    const { title = 'Literature', bibliography } = options;
    return render(
      { text: PANDOC, kind: '.md', file: 'pandoc' },
      entries,
      { ...options, title },
      bibliography === undefined
        ? { references: references(entries) }
        : { bibliography: jsonWithoutTags(escapeMarkdown(bibliography)) },
    );
  },
};
