import { PapersError } from '../domain/errors.ts';

/** A whole number of at least one, as an option or an argument gives it; undefined when it was not given. Throws `bad-option`. */
export function countOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || !Number.isSafeInteger(count))
    throw new PapersError('bad-option', `${name} wants a whole number from 1, not "${text}"`, { kind: 'usage' });
  return count;
}
