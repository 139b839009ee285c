/** A text in 32 bits by FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over its UTF-16 units: the same on every machine. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

/** Four letters and digits made from a text: the same on every machine. */
export function shortHash(text: string): string {
  return fnv1a(text).toString(36).padStart(7, '0').slice(-4);
}
