import { join } from 'node:path';
import { fileError, type FileSystem, readIfThere } from './file-system.ts';
import { rewriteLines } from './rewrite.ts';
import { resealed, sealProblem } from './sealed-line.ts';
import { backupName, SCHEMA } from './schema-version.ts';
import { GROWING_FILES } from './seen.ts';
import { readSchema, withSetting } from './settings.ts';
import { replaceFile } from './whole-file.ts';

/** Keeps the files of a library in a folder, which is there whole or not at all. */
function backUp(files: FileSystem, directory: string, folder: string): void {
  if (files.existsSync(folder)) return;
  const draft = `${folder}.tmp`;
  files.mkdirSync(draft, { recursive: true });
  for (const name of ['library.yaml', ...GROWING_FILES.map((file) => `${file}.jsonl`)]) {
    const source = join(directory, name);
    if (files.existsSync(source)) rewriteLines(files, source, join(draft, name), (line) => line);
  }
  files.renameSync(draft, folder);
}

/**
 * Brings a library of an older schema to the one that this program writes, and keeps what it was. Schema 2 gave lines
 * their checksums. The schema is written last, so that an upgrade that is cut off is done again. The caller holds the
 * lock. Gives the text of library.yaml.
 */
export function upgrade(files: FileSystem, directory: string): string {
  const settingsFile = join(directory, 'library.yaml');
  try {
    const text = readIfThere(files, settingsFile) ?? '';
    const schema = readSchema(settingsFile, text);
    if (schema === SCHEMA) return text;
    backUp(files, directory, join(directory, backupName(schema)));
    for (const name of GROWING_FILES) {
      const file = join(directory, `${name}.jsonl`);
      const seal = (line: string) => (sealProblem(line) === 'unsealed' ? (resealed(line) ?? line) : line);
      if (files.existsSync(file)) rewriteLines(files, file, file, seal);
    }
    const upgraded = withSetting(settingsFile, text, 'schema', SCHEMA);
    replaceFile(files, settingsFile, Buffer.from(upgraded));
    return upgraded;
  } catch (error) {
    throw fileError(directory, error);
  }
}
