import type { Diagnostic } from '../../domain/diagnostic.ts';
import type { FileSystem } from '../file-system.ts';

/** Something that is not as it should be in a library; `isSafe` when it can be repaired without losing anything. */
export interface Finding extends Diagnostic {
  readonly ruleId: string;
  readonly isSafe: boolean;
}

/** A library that is looked at, which need not be one that can be opened. */
export interface Patient {
  readonly files: FileSystem;
  readonly directory: string;
  /** The schema that its settings name; undefined where they cannot be read. */
  readonly schema: number | undefined;
}
