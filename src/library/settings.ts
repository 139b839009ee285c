import { isMap, parseDocument } from 'yaml';
import { BadPattern, DEFAULT_PATTERN, readPattern } from '../domain/citation-key-pattern.ts';
import { PapersError } from '../domain/errors.ts';
import { SCHEMA } from './schema-version.ts';

/** What a user can set. */
export interface Settings {
  readonly reviewer?: string;
  readonly citationKeys?: string;
}

/** What each setting is for. */
export const SETTINGS = {
  reviewer: 'who your decisions, tags and notes are signed by; your user name when it is not set',
  citationKeys: `pattern of new citation keys; ${DEFAULT_PATTERN} when it is not set`,
} as const satisfies Record<keyof Settings, string>;

function document(file: string, text: string) {
  const parsed = parseDocument(text, { uniqueKeys: true });
  const [problem] = parsed.errors;
  const line = problem?.linePos?.[0].line;
  if (problem !== undefined || !(isMap(parsed.contents) || parsed.contents === null))
    throw new PapersError(
      'bad-settings',
      `not YAML of settings (${problem?.message.split('\n', 1)[0] ?? 'expected "name: value"'})`,
      {
        file,
        ...(line !== undefined && { line }),
        remedy: 'Correct that line; the papers and decisions are in other files and untouched.',
      },
    );
  return parsed;
}

function checkSchema(file: string, schema: unknown): void {
  if (typeof schema === 'number' && schema > SCHEMA)
    throw new PapersError(
      'library-too-new',
      `the library has schema ${schema}, and this program knows up to ${SCHEMA}`,
      {
        file,
        remedy: 'Update papers. Nothing was touched.',
      },
    );
  if (schema !== SCHEMA)
    throw new PapersError('bad-settings', `expected "schema: ${SCHEMA}"`, {
      file,
      remedy: `Add the line "schema: ${SCHEMA}".`,
    });
}

/** Reads library.yaml. Throws `bad-settings` with the line, or `library-too-new`. */
export function readSettings(file: string, text: string): Settings {
  const parsed = document(file, text);
  checkSchema(file, parsed.get('schema'));
  return { ...reviewerIn(file, parsed.get('reviewer')), ...citationKeysIn(file, parsed.get('citationKeys')) };
}

function reviewerIn(file: string, reviewer: unknown): Settings {
  if (reviewer === undefined || reviewer === null) return {};
  if (typeof reviewer !== 'string' || reviewer.trim() === '')
    throw new PapersError('bad-settings', 'reviewer has to be a name', {
      file,
      remedy: 'Write it as reviewer: "Ada Lovelace".',
    });
  return { reviewer: reviewer.trim() };
}

function citationKeysIn(file: string, pattern: unknown): Settings {
  if (pattern === undefined || pattern === null) return {};
  const problem = typeof pattern === 'string' ? patternProblem(pattern) : 'expected a text';
  if (typeof pattern === 'string' && problem === undefined) return { citationKeys: pattern };
  throw new PapersError('bad-settings', `citationKeys has to be a pattern of citation keys (${problem ?? ''})`, {
    file,
    remedy: `Write it as ${DEFAULT_PATTERN}.`,
  });
}

function patternProblem(pattern: string): string | undefined {
  try {
    readPattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof BadPattern) return error.message;
    throw error;
  }
}

/** library.yaml with a setting changed or taken away; comments and everything else stay. */
export function withSetting(file: string, text: string, name: keyof Settings, value: string | undefined): string {
  const parsed = document(file, text);
  if (value === undefined) parsed.delete(name);
  else parsed.set(name, value);
  return parsed.toString();
}
