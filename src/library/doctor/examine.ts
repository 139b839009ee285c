import { join } from 'node:path';
import { fileError, type FileSystem, realFiles } from '../file-system.ts';
import { refuseLinks } from '../links.ts';
import { withLock } from '../lock.ts';
import type { LibraryPorts } from '../library.ts';
import { checkFileSystem, checkIndex, checkLeftovers } from './check-cache.ts';
import { checkLines } from './check-lines.ts';
import { checkSettings } from './check-settings.ts';
import type { Finding, Patient } from './finding.ts';
import { repair } from './repair.ts';

/** What was found in a library; with `isRepaired` when it is not there any more. */
export type Examined = Finding & { readonly isRepaired: boolean };

function look(files: FileSystem, directory: string): { patient: Patient; findings: readonly Finding[] } {
  const { findings, schema } = checkSettings(files, directory);
  const patient: Patient = { files, directory, schema };
  return {
    patient,
    findings: [
      ...findings,
      ...checkLines(patient).findings,
      ...checkIndex(files, directory),
      ...checkLeftovers(directory),
      ...checkFileSystem(files, directory),
    ],
  };
}

function sameAs(one: Finding): (other: Finding) => boolean {
  return ({ ruleId, file, reason }) => ruleId === one.ruleId && file === one.file && reason === one.reason;
}

/**
 * Looks at every byte of a library, and with `fix` repairs what is safe; what is taken out of a file is kept beside it.
 * Throws `library-too-new` or `library-link`, and then nothing was touched.
 */
export async function examineLibrary(
  directory: string,
  { clock, reviewer, signAs, files = realFiles, onWait }: LibraryPorts,
  fix: boolean,
): Promise<readonly Examined[]> {
  refuseLinks(files, directory);
  const found = (() => {
    try {
      return look(files, directory).findings;
    } catch (error) {
      throw fileError(directory, error);
    }
  })();
  if (!fix) return found.map((finding) => ({ ...finding, isRepaired: false }));
  return withLock(files, join(directory, 'lock'), { clock, onWait }, async () => {
    try {
      const { patient, findings } = look(files, directory);
      await repair(patient, findings, { at: clock().toISOString(), by: signAs ?? reviewer });
      const left = look(files, directory).findings;
      return findings.map((finding) => ({ ...finding, isRepaired: !left.some(sameAs(finding)) }));
    } catch (error) {
      throw fileError(directory, error);
    }
  });
}
