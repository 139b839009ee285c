import type { Diagnostic } from '../domain/diagnostic.ts';

/** The version of the layout of a library that this program writes. */
export const SCHEMA = 2;
/** The one that gave every line a checksum. */
export const SEALED_SINCE = 2;

/** The folder, in that of the library, where an upgrade keeps what it was before. */
export function backupName(schema: number): string {
  return `backup-schema-${schema}`;
}

/** What to say of a library of an older schema before its first change. */
export function upgradeNotice(settingsFile: string, schema: number): readonly Diagnostic[] {
  if (schema === SCHEMA) return [];
  return [
    {
      reason: `this library has the older schema ${schema}: the first change brings it to ${SCHEMA}`,
      file: settingsFile,
      ruleId: 'older-schema',
      fatal: null,
      note: `What it is now is then kept beside it in ${backupName(schema)}.`,
    },
  ];
}
