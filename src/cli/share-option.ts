import { PapersError } from '../domain/errors.ts';

/** A share between none and all, as `95%`, `95` or `0.95`; undefined when it was not given. Throws `bad-option`. */
export function shareOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, digits = '', sign] = /^(\d+(?:\.\d+)?)\s*(%)?$/.exec(text.trim()) ?? [];
  const number = Number(digits);
  const share = sign === '%' || number > 1 ? number / 100 : number;
  if (digits === '' || share <= 0 || share >= 1)
    throw new PapersError('bad-option', `${name} wants a share below 100%, such as 95%, not "${text}"`, {
      kind: 'usage',
    });
  return share;
}
