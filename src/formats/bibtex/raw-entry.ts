/** A field as the file has it: `#` joined and macros of `@string` put in, everything else as it stands. */
export interface RawField {
  readonly name: string;
  readonly value: string;
}

/** One entry of a file. Names of types and fields are in lower case. */
export interface RawEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: readonly RawField[];
  readonly line: number;
  readonly endLine: number;
}

/** What was wrong in an entry. `lost` when a part of it could not be read. */
export interface ScanProblem {
  readonly reason: string;
  readonly line: number;
  readonly lost: boolean;
  readonly remedy: string;
}

export interface Scanned {
  readonly entries: readonly RawEntry[];
  readonly problems: readonly ScanProblem[];
}

/** Where an entry can be read no further. No `Error`, whose stack nobody reads and which costs more than the entry. */
export class Broken {
  readonly reason: string;
  readonly line: number;
  constructor(reason: string, line: number) {
    this.reason = reason;
    this.line = line;
  }
}
