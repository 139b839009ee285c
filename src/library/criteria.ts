import type { Criteria } from '../domain/criteria.ts';
import { PapersError } from '../domain/errors.ts';
import { isObject } from '../domain/record-schema.ts';

/** A text, or a list of texts, as a list; undefined when it is neither. */
function sentences(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return [];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = items.filter((item) => typeof item === 'string' || typeof item === 'number');
  return texts.length < items.length
    ? undefined
    : texts.map((text) => String(text).trim()).filter((text) => text !== '');
}

/** Reads the criteria in the settings of a library: one text, or lists to include and exclude by. Throws `bad-settings`. */
export function readCriteria(file: string, settings: unknown): Criteria | undefined {
  const value = isObject(settings) ? settings['criteria'] : undefined;
  if (value === undefined || value === null) return undefined;
  const given = isObject(value) ? value : { text: value };
  const [include, exclude, texts] = [given['include'], given['exclude'], given['text']].map(sentences);
  if (include === undefined || exclude === undefined || texts === undefined)
    throw new PapersError('bad-settings', 'criteria has to be a text, or lists of texts under include and exclude', {
      file,
      remedy: 'Write it as "papers criteria --help" shows, or let "papers criteria" write it.',
    });
  const text = texts.join('\n');
  return { ...(text !== '' && { text }), include, exclude };
}
