import { join } from 'node:path';
import { PapersError } from '../domain/errors.ts';
import { fileError, realFiles } from './file-system.ts';
import type { Library, LibraryPorts } from './library.ts';
import { openLibrary } from './open.ts';
import { SCHEMA } from './schema-version.ts';
import { replaceFile } from './whole-file.ts';

/** The files that a new library begins with; library.yaml comes last, since it is what makes a folder a library. */
const NEW_FILES = [
  // Both files only grow, a line at a time, so that git may merge two copies by keeping the lines of both.
  ['.gitattributes', 'corpus.jsonl merge=union\njournal.jsonl merge=union\n'],
  ['.gitignore', 'cache/\nlock\n*.tmp\n*.stale\n'],
  ['library.yaml', `# A library of papers. "papers config" shows what can be set here.\nschema: ${SCHEMA}\n`],
] as const;

/** Makes a library in a folder, which is made as well. Throws `library-exists`. */
export async function createLibrary(directory: string, ports: LibraryPorts): Promise<Library> {
  const { files = realFiles } = ports;
  if (files.existsSync(join(directory, 'library.yaml')))
    throw new PapersError('library-exists', 'there is a library already', {
      file: directory,
      remedy: 'Use it, or name another folder.',
    });
  try {
    files.mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw fileError(directory, error);
  }
  for (const [name, text] of NEW_FILES) replaceFile(files, join(directory, name), Buffer.from(text));
  return openLibrary(directory, ports);
}
