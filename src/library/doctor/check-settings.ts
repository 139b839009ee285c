import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { crc32 } from '../crc32.ts';
import { asDiagnostic, PapersError } from '../../domain/errors.ts';
import { type FileSystem, readIfThere } from '../file-system.ts';
import { SCHEMA } from '../schema-version.ts';
import { readSeen } from '../seen.ts';
import { readSchema, readSettings, SETTINGS_NAMES, withSetting } from '../settings.ts';
import type { Finding } from './finding.ts';

/** What there is to say of library.yaml, and the schema that it names. Throws `library-too-new`. */
export function checkSettings(
  files: FileSystem,
  directory: string,
): { readonly findings: readonly Finding[]; readonly schema: number | undefined } {
  const file = join(directory, 'library.yaml');
  const text = readIfThere(files, file);
  if (text === undefined) {
    const note = 'A new one has no settings but the schema; what was set has to be set again.';
    const reason = 'there is none, so that this is no library to other commands';
    return { findings: [{ file, reason, ruleId: 'no-settings', note, isSafe: true }], schema: undefined };
  }
  try {
    readSettings(file, text);
  } catch (error) {
    if (!(error instanceof PapersError) || error.code === 'library-too-new') throw error;
    return {
      findings: [{ ...asDiagnostic(error), ruleId: error.code, fatal: false, isSafe: true }],
      schema: undefined,
    };
  }
  const { settings } = readSeen(files, directory);
  const isChanged = settings !== undefined && settings !== crc32(text);
  const changed: Finding = {
    reason: 'it was changed since papers wrote it',
    file,
    ruleId: 'changed-settings',
    fatal: null,
    note: 'That is fine if you did it; whether a value is the one you meant, only you can tell.',
    isSafe: true,
  };
  return {
    findings: [...unknownSettings(file, text), ...(isChanged ? [changed] : [])],
    schema: readSchema(file, text),
  };
}

/** Names in the settings that mean nothing: a word spelled wrongly, or damage. */
function unknownSettings(file: string, text: string): Finding[] {
  const contents: unknown = parseDocument(text).toJS();
  const known: readonly string[] = ['schema', ...SETTINGS_NAMES];
  return Object.keys(Object(contents)).flatMap((name) => {
    if (known.includes(name)) return [];
    const line = text.split('\n').findIndex((one) => one.replace(/^["']/, '').startsWith(name)) + 1;
    const finding: Finding = {
      reason: `"${name}" is no setting`,
      file,
      ruleId: 'unknown-setting',
      fatal: false,
      note: `Correct or delete that line; the settings are ${SETTINGS_NAMES.join(', ')}.`,
      isSafe: false,
    };
    return [line > 0 ? { ...finding, line } : finding];
  });
}

/** Settings made anew from those parts of a damaged text that can still be read. */
export function salvagedSettings(file: string, damaged: string): string {
  const fresh = `# A library of papers. "papers config" shows what can be set here.\nschema: ${SCHEMA}\n`;
  const found = parseDocument(damaged, { uniqueKeys: false });
  return SETTINGS_NAMES.reduce((text, name) => {
    try {
      const { [name]: value } = Object(found.toJS()) as Record<string, string | undefined>;
      if (value === undefined) return text;
      const more = withSetting(file, text, name, value);
      readSettings(file, more);
      return more;
    } catch {
      return text;
    }
  }, fresh);
}
