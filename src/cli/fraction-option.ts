import { PapersError } from '../domain/errors.ts';

/** A share in [0, 1], as an option gives it; undefined when it was not given. Throws `bad-option`. */
export function fractionOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1))
    throw new PapersError('bad-option', `${name} wants a number from 0 to 1, not "${text}"`, { kind: 'usage' });
  return share;
}
