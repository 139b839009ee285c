import type { Diagnostic } from '../../domain/diagnostic.ts';
import { PapersError } from '../../domain/errors.ts';
import type { Library } from '../library.ts';

/** What there was in a library, to tell whether any of it was lost. */
interface Had {
  readonly papers: number;
  readonly events: number;
}

/** What is wrong with the files of a library since they were looked at last. */
export interface Trouble {
  readonly problem: Diagnostic;
  /** Something that there was before cannot be read any more. */
  readonly hasLost: boolean;
}

function keyOf({ file, line, reason }: Diagnostic): string {
  return JSON.stringify([file, line, reason]);
}

/** Keeps an eye on what others do to the files of a library. */
export class DamageWatch {
  readonly #library: Library;
  #known = new Set<string>();
  #had: Had = { papers: 0, events: 0 };

  /** `papers` is how many are in sight. */
  constructor(library: Library, papers: number) {
    this.#library = library;
    this.accept(papers);
  }

  /** Takes the files for good as they are now. */
  accept(papers: number): void {
    this.#known = new Set(this.#library.diagnostics.map(keyOf));
    this.#had = { papers, events: this.#library.events.length };
  }

  /** What is new and wrong; undefined when nothing is. */
  trouble(): Trouble | undefined {
    const problem = this.#library.diagnostics.find((one) => !this.#known.has(keyOf(one)));
    if (problem === undefined) return undefined;
    const papers = this.#library.ask((view) => view.visible().length);
    return { problem, hasLost: papers < this.#had.papers || this.#library.events.length < this.#had.events };
  }
}

/** A problem with its file as it is called in the library: which library it is one knows. */
export function inLibrary({ file, ...problem }: Diagnostic): Diagnostic {
  return { ...problem, file: file?.split(/[\\/]/).at(-1) };
}

/** The refusal to do anything with a library of which something was lost. */
export function damageError(problem: Diagnostic): PapersError {
  const { reason, file, line, note } = inLibrary(problem);
  return new PapersError('damaged-library', reason, {
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    remedy: `Nothing is written until it is mended. ${note ?? ''}`.trim(),
  });
}
