import type { PaperRecord, Source } from '../../../domain/paper.ts';

/** A JSON object as it came. */
export type Fields = Readonly<Record<string, unknown>>;

/** A web service whose answers are read as papers: how an object of its own is known, and what it says. */
export interface Service {
  /** The name of the format in the sources of records. */
  readonly name: string;
  readonly recognises: (value: Fields) => boolean;
  /** Undefined when it has no title. */
  readonly recordOf: (value: Fields, source: Source) => PaperRecord | undefined;
}
