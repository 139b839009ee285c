import type { Decision } from '../domain/decision.ts';
import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Entry } from '../domain/entry.ts';
import type { Paper } from '../domain/paper.ts';

export type { Author } from '../domain/author.ts';
export type { Decision, DecisionMark, Status } from '../domain/decision.ts';
export type { Diagnostic } from '../domain/diagnostic.ts';
export type { Entry } from '../domain/entry.ts';
export type { Paper, PaperRecord } from '../domain/paper.ts';

/** A library that was opened, to hand to the other functions. */
export interface Library {
  /** Its folder. */
  readonly directory: string;
  /** Who signs changes. */
  readonly reviewer: string;
  /** What was wrong with its files when they were read. */
  readonly problems: readonly Diagnostic[];
}

export interface OpenOptions {
  /** Who signs changes; else what the library is set to, else the user's name. */
  readonly reviewer?: string;
}

export interface ParseOptions {
  /** Name of the file, for messages, for where records say that they come from, and for its ending. */
  readonly file?: string;
  /** The format, such as `bibtex`, when it should not be seen from the content. */
  readonly from?: string;
}

/** A record as read, with the id and citation key that an empty library would give it. */
export type ParsedPaper = Omit<Paper, 'added' | 'import'> & {
  readonly decision?: Decision;
  readonly tags?: readonly string[];
  readonly lists?: readonly string[];
  readonly note?: string;
};

/** What was read: the good part, and what was wrong with the rest. */
export interface Parsed {
  readonly papers: readonly ParsedPaper[];
  readonly problems: readonly Diagnostic[];
}

export interface SearchOptions {
  /** At most so many; all when left out. */
  readonly limit?: number;
  /** Whether a paper must have all the words (the default), or any of them. */
  readonly match?: 'all' | 'any';
  /** When nothing has all the words: correct their spelling, then give the best partial matches. */
  readonly relax?: boolean;
}

/** A paper that was found. */
export type SearchHit = Entry & {
  readonly score: number;
  /** There when the paper has not all that was asked for. */
  readonly relaxed?: true;
};

/** A paper like another. */
export type SimilarPaper = Entry & {
  /** From 0 to 1. */
  readonly score: number;
  /** Stems of the words that make them alike. */
  readonly terms: readonly string[];
};

/** Ids of the papers that a change was for. */
export interface Changed {
  readonly changed: readonly string[];
  /** Those that were so already. */
  readonly unchanged: readonly string[];
}
