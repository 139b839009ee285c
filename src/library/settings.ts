import { isMap, parseDocument } from 'yaml';
import { BadPattern, DEFAULT_PATTERN, readPattern } from '../domain/citation-key-pattern.ts';
import type { Criteria } from '../domain/criteria.ts';
import { PapersError } from '../domain/errors.ts';
import { readCriteria } from './criteria.ts';
import { SCHEMA } from './schema-version.ts';

/** What a user can set. */
export interface Settings {
  readonly reviewer?: string;
  readonly citationKeys?: string;
  /** Whose decisions settle what others decided differently. */
  readonly arbiter?: string;
  /** True when reviewers must not see what others decided. */
  readonly blind?: boolean;
  readonly criteria?: Criteria;
}

export type SettingValue = string | boolean | Criteria;

/** What each setting is for that has one value. */
export const SETTINGS = {
  citationKeys: `pattern of new citation keys; ${DEFAULT_PATTERN} when it is not set`,
  reviewer: 'who your decisions, tags and notes are signed by, unless $PAPERS_REVIEWER says; else your user name',
  arbiter: 'whose decisions settle what other reviewers decided differently',
  blind: 'true: reviewers do not see what others decided; false (default): they do',
} as const satisfies Partial<Record<keyof Settings, string>>;

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

/** What a document says, as plain data. A name that refers to nothing, or to itself without end, is only found now. */
function plainly(file: string, parsed: { toJS(): unknown }): unknown {
  try {
    return parsed.toJS();
  } catch (error) {
    throw new PapersError('bad-settings', `not YAML of settings (${error instanceof Error ? error.message : ''})`, {
      file,
      remedy: 'Correct that; the papers and decisions are in other files and untouched.',
      cause: error,
    });
  }
}

function readName(file: string, name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new PapersError('bad-settings', `${name} has to be a name`, {
    file,
    remedy: `Write it as ${name}: "Ada Lovelace".`,
  });
}

function readYesOrNo(file: string, name: string, value: unknown): boolean | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
  throw new PapersError('bad-settings', `${name} has to be true or false`, {
    file,
    remedy: `Write it as ${name}: true.`,
  });
}

/** Reads library.yaml. Throws `bad-settings` with the line, or `library-too-new`. */
export function readSettings(file: string, text: string): Settings {
  const parsed = document(file, text);
  checkSchema(file, parsed.get('schema'));
  const reviewer = readName(file, 'reviewer', parsed.get('reviewer'));
  const arbiter = readName(file, 'arbiter', parsed.get('arbiter'));
  const blind = readYesOrNo(file, 'blind', parsed.get('blind'));
  const criteria = readCriteria(file, plainly(file, parsed));
  return {
    ...citationKeysIn(file, parsed.get('citationKeys')),
    ...(reviewer !== undefined && { reviewer }),
    ...(arbiter !== undefined && { arbiter }),
    ...(blind !== undefined && { blind }),
    ...(criteria !== undefined && { criteria }),
  };
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
export function withSetting(file: string, text: string, name: keyof Settings, value: SettingValue | undefined): string {
  const parsed = document(file, text);
  if (value === undefined) parsed.delete(name);
  else parsed.set(name, parsed.createNode(value));
  return parsed.toString();
}
