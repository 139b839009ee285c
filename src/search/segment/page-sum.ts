/** The golden ratio in 32 bits (Knuth, The Art of Computer Programming 3, 6.4): odd, so that no two sums come to the same. */
const FACTOR = 0x9e3779b1;

/**
 * A checksum of bytes, whose number is a multiple of four, in the order of this machine: index files stay on it. Each
 * step takes four bytes and can be undone, so that a change within four bytes never goes unnoticed, and any other once in
 * four thousand million times. Faster than a CRC-32, and needs nothing loaded.
 */
export function pageSum(bytes: Uint8Array): number {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const words = new Int32Array(buffer, byteOffset, length / 4);
  let sum = 0;
  for (let at = 0; at < words.length; at += 1) {
    sum = Math.imul(sum ^ (words[at] ?? 0), FACTOR);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}
