/** Reckoned here: what is longer is handed to Node's zlib, which is faster but takes as long to load as 100 KB take here. */
const MOST_HERE = 64 * 1024;

let left = MOST_HERE;
let native: ((data: string | Uint8Array, sum: number) => number) | undefined;

/** What four bits, and as many of nothing behind them, come to under the reversed polynomial. */
const OF_FOUR_BITS = [
  0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c, 0xedb88320,
  0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
] as const;

function reckon(bytes: Uint8Array, before: number): number {
  let sum = ~before;
  for (let at = 0; at < bytes.length; at += 1) {
    sum ^= bytes[at] ?? 0;
    sum = (sum >>> 4) ^ (OF_FOUR_BITS[sum & 15] ?? 0);
    sum = (sum >>> 4) ^ (OF_FOUR_BITS[sum & 15] ?? 0);
  }
  return ~sum >>> 0;
}

/**
 * The CRC-32 of bytes, or of a text in UTF-8, that follow those whose CRC-32 is `before`: the one of zlib, gzip and PNG
 * (https://www.w3.org/TR/png-3/#D-CRCAppendix).
 */
export function crc32(data: string | Uint8Array, before = 0): number {
  left -= data.length;
  if (left >= 0) return reckon(typeof data === 'string' ? Buffer.from(data) : data, before);
  native ??= process.getBuiltinModule('node:zlib').crc32;
  return native(data, before);
}
