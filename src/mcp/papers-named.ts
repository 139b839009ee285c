import type { Entry } from '../domain/entry.ts';
import type { Library } from '../verbs/library.ts';
import { resolvePapers } from '../verbs/resolve.ts';

/** The papers that an assistant names. One that was merged into another is that one: the answer has its id. */
export function papersNamed(library: Library, names: readonly string[]): Promise<readonly Entry[]> {
  return resolvePapers(library, names, () => Promise.resolve());
}
