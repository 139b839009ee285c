import { isOnlyRemote, remoteReference } from '../domain/remote-reference.ts';
import type { FileAccess, InputFile } from './file-access.ts';

/** One word of an import: files, or something to fetch. */
export type ImportWord = { readonly files: readonly InputFile[] } | { readonly remote: string };

/** Tells words that name something to fetch from those that name files; where a file has the name of a DOI, it is meant. */
export async function importWords(
  words: readonly string[],
  files: FileAccess,
  extensions: readonly string[],
): Promise<ImportWord[]> {
  const found: ImportWord[] = [];
  for (const word of words) {
    if (isOnlyRemote(word)) {
      found.push({ remote: word });
      continue;
    }
    const inputs = await files.inputs([word], extensions);
    const isThere = inputs.length !== 1 || inputs[0]?.size !== undefined || remoteReference(word) === undefined;
    found.push(isThere ? { files: inputs } : { remote: word });
  }
  return found;
}
