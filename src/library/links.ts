import { join } from 'node:path';
import { PapersError } from '../domain/errors.ts';
import type { FileSystem } from './file-system.ts';

/** What papers writes in a library, and where: the files beside its settings, and those of the cache. */
const WRITTEN: readonly (readonly [folder: string, names: RegExp])[] = [
  ['', /^(?:library\.yaml|corpus\.jsonl|journal\.jsonl|cache|lock.*|backup-.*|.*\.tmp|.*\.damaged-.*)$/],
  ['cache', /^/],
  ['cache/index', /^/],
  ['cache/answers', /^/],
];

/**
 * Throws `library-link` when a file or folder that papers writes in a library is a symbolic link: a library that somebody
 * else made could have what is written end in any other file of the user.
 */
export function refuseLinks(files: FileSystem, directory: string): void {
  for (const [folder, names] of WRITTEN) {
    const entries = (() => {
      try {
        return files.readdirSync(join(directory, folder), { withFileTypes: true });
      } catch {
        return [];
      }
    })();
    const link = entries.find((entry) => entry.isSymbolicLink() && names.test(entry.name));
    if (link !== undefined)
      throw new PapersError(
        'library-link',
        'this is a symbolic link, and papers writes to files of the library alone',
        {
          file: join(directory, folder, link.name),
          remedy: 'Put what it leads to in its place. The folder of the library itself may be a link.',
        },
      );
  }
}
