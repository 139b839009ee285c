import { characterOf } from './tex-macros.ts';

function isRaisedAsItIs(letter: string): boolean {
  return /[*′'†‡°∘]/.test(letter);
}

/** Raised or lowered letters, where Unicode has all of them; an asterisk or a prime as it is. */
export function scripted(text: string, sign: '^' | '_'): string | undefined {
  const letters = Array.from(text, (letter) =>
    sign === '^' && isRaisedAsItIs(letter) ? letter.replace('∘', '°') : characterOf(`${sign}{${letter}}`),
  );
  return letters.every((letter) => letter !== undefined) ? letters.join('') : undefined;
}

/** The accent on the first letter; `\'\i` is í, as TeX sets it. */
export function accented(text: string, mark: string): string {
  const [first = ''] = text;
  if (first === '') return '';
  const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  // The tie goes over two letters and stands between them.
  return `${base}${mark}`.normalize('NFC') + text.slice(first.length);
}
