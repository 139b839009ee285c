import { SCHEMA } from './schema-version.ts';
import type { Settings } from './settings.ts';

/**
 * Settings without the YAML parser, which costs more to load than the rest of a short command: for a library.yaml in
 * which nothing is set but the schema, as it is made. Undefined for any other, which the parser has to read.
 */
export function quickSettings(text: string): Settings | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.length === 1 && lines[0]?.trimEnd() === `schema: ${SCHEMA}` ? {} : undefined;
}
