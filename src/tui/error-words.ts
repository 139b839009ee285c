import { PapersError } from '../domain/errors.ts';

/** An error with its remedy, for a message. */
export function errorInWords(error: unknown): string {
  if (error instanceof PapersError)
    return [error.message, error.remedy].filter((part) => part !== undefined).join('. ');
  return error instanceof Error ? error.message : String(error);
}
