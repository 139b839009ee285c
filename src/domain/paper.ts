import type { Author } from './author.ts';
import type { Extra } from './extra.ts';
import type { PublicationType } from './publication-type.ts';

/** Where a record was read from. */
export interface Source {
  /** File name as the user gave it, or `<stdin>`. */
  readonly file: string;
  /** Name of the format it was read as. */
  readonly format: string;
  /** First and last line of the record in that file, counted from 1. */
  readonly line: number;
  readonly endLine: number;
}

/** What a web page said of a paper on the day it was copied; nothing of this is bibliographic. */
export interface PageFacts {
  readonly organization?: string;
  readonly submittedBy?: string;
  readonly authorCount?: number;
  readonly upvotes?: number;
  readonly comments?: number;
  readonly stars?: number;
}

/** What a source gave of one paper, as plain Unicode text without markup. Absent means that the source did not say. */
export interface PaperRecord {
  /** Never empty. Exactly the source's text, but for white space at its ends. */
  readonly title: string;
  /** Paragraphs are separated by one empty line. Never empty. */
  readonly abstract?: string;
  readonly authors?: readonly Author[];
  /** True where the source says that there are more authors than it names ("and others", "et al."). */
  readonly moreAuthors?: true;
  /** ISO 8601, as precise as the source: `2023`, `2023-06` or `2023-06-02`. */
  readonly date?: string;
  /** The journal, the proceedings or the book that it stands in. */
  readonly venue?: string;
  readonly type?: PublicationType;
  readonly editors?: readonly Author[];
  readonly moreEditors?: true;
  readonly volume?: string;
  /** The issue of a journal, or the number of a report, a patent or a volume of a series. */
  readonly issue?: string;
  /** As the source writes them, but ranges with one hyphen: `12-34`, `e1004`, `1-5, 9-12`. */
  readonly pages?: string;
  /** The publisher; the institution of a report, the school of a thesis. */
  readonly publisher?: string;
  /** Where the publisher is. */
  readonly place?: string;
  readonly edition?: string;
  readonly series?: string;
  readonly isbn?: string;
  readonly issn?: string;
  /** As the source names it: `en`, `en-GB`, `german`. */
  readonly language?: string;
  /** When its page was looked at; as precise as `date`. */
  readonly accessed?: string;
  /** Lower case, without resolver or `doi:`, such as `10.18653/v1/2023.findings-acl.392`. */
  readonly doi?: string;
  /** Without version or prefix, such as `2306.01985` or `math.gt/0309136`. */
  readonly arxiv?: string;
  /** Number in PubMed, without prefix: `31452104`. */
  readonly pmid?: string;
  /** Number in PubMed Central, with its prefix: `PMC6703256`. */
  readonly pmcid?: string;
  /** Its page. http(s) only. */
  readonly url?: string;
  /** Every other link that its text or its source gives, in order, each once. */
  readonly links?: readonly string[];
  /** Those of its links that lead to code. */
  readonly code?: readonly string[];
  readonly keywords?: readonly string[];
  /** The short name before the title's colon: `COBRA Frames`. */
  readonly shortName?: string;
  /** The sentence that opens an abstract to warn of its content. */
  readonly contentWarning?: string;
  readonly page?: PageFacts;
  /** The key by which the source cites it. */
  readonly sourceKey?: string;
  /** What the source said beyond these fields, by format, so that the same format can write it back. */
  readonly extra?: Extra;
  /** One per place it was read from, first come first; merging adds to it. */
  readonly sources: readonly Source[];
}

/** A record that has its place in a library. */
export interface Paper extends PaperRecord {
  /** Short, typeable, unique in its library, never changed once given: `cobra-frames`. */
  readonly id: string;
  /** Unique in its library, never changed once given: the source's own, else one such as `sapCobraFrames2023`. */
  readonly citationKey: string;
  /** When it was added: ISO 8601 in UTC. */
  readonly added: string;
  /** ULID of the journal event of the import that brought it. */
  readonly import: string;
}

/** The year of a paper's date, or undefined when it has none. */
export function yearOf(paper: Pick<PaperRecord, 'date'>): number | undefined {
  return paper.date === undefined ? undefined : Number(paper.date.slice(0, 4));
}
