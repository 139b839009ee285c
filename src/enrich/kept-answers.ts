import { createHash } from 'node:crypto';

/** Where answers are kept: small files by name. A file that cannot be read, or written, is as one that is not there. */
export interface AnswerFiles {
  read(name: string): string | undefined;
  write(name: string, text: string): void;
}

/** What a service answered. */
export interface KeptAnswer {
  /** Undefined where the service knows nothing of what was asked. */
  readonly text: string | undefined;
  /** When it was asked last, in milliseconds since 1970. */
  readonly at: number;
  /** By which the service tells whether its answer has changed. */
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Answers on disk, by what was asked. Damage is noticed, and is as if nothing had been kept. */
export interface KeptAnswers {
  get(question: string): KeptAnswer | undefined;
  put(question: string, answer: KeptAnswer): void;
}

const FORMAT = 1;

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function nameOf(question: string): string {
  const sum = sumOf(question);
  return `${sum.slice(0, 2)}/${sum.slice(2, 34)}.json`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function read(file: string, question: string): KeptAnswer | undefined {
  const parsed: unknown = JSON.parse(file);
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(parsed));
  const [at, sum] = [fields.get('at'), fields.get('sum')];
  const text = textOf(fields.get('text'));
  const isWhole = fields.get('format') === FORMAT && fields.get('question') === question && sum === sumOf(text ?? '');
  if (!isWhole || typeof at !== 'number') return undefined;
  const [etag, lastModified] = [textOf(fields.get('etag')), textOf(fields.get('lastModified'))];
  return { text, at, ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

export function keepAnswers(files: AnswerFiles): KeptAnswers {
  return {
    get: (question) => {
      const file = files.read(nameOf(question));
      try {
        return file === undefined ? undefined : read(file, question);
      } catch {
        return undefined;
      }
    },
    put: (question, answer) => {
      const sum = sumOf(answer.text ?? '');
      files.write(nameOf(question), JSON.stringify({ format: FORMAT, question, sum, ...answer }));
    },
  };
}
