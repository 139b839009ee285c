import { type Examined, examineLibrary } from '../library/doctor/examine.ts';
import type { LibraryPorts } from '../library/library.ts';

/** Something that is not as it should be in a library. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly rule: string;
  /** `problem`: something is lost or in doubt. `note`: good to know. */
  readonly severity: 'problem' | 'note';
  readonly reason: string;
  readonly advice: string;
  /** True when `--fix` would repair it, and lose nothing by it. */
  readonly canFix: boolean;
  readonly fixed: boolean;
}

/** The state of health of a library. */
export interface HealthReport {
  readonly library: string;
  readonly problems: readonly Problem[];
  /** True when nothing is wrong, or not any more. */
  readonly healthy: boolean;
}

function problemOf({ file = '', line, ruleId, fatal, reason, note = '', isSafe, isRepaired }: Examined): Problem {
  return {
    file,
    ...(line !== undefined && { line }),
    rule: ruleId,
    severity: fatal === null ? 'note' : 'problem',
    reason,
    advice: note,
    canFix: isSafe,
    fixed: isRepaired,
  };
}

/** Checks every byte of a library; with `fix` repairs what is safe, and keeps what it takes out beside the file. */
export async function checkHealth(directory: string, ports: LibraryPorts, fix: boolean): Promise<HealthReport> {
  const problems = (await examineLibrary(directory, ports, fix)).map(problemOf);
  return {
    library: directory,
    problems,
    healthy: problems.every(({ severity, fixed }) => severity === 'note' || fixed),
  };
}
