/** Reckoned here: what is longer is handed to Node's zlib, which is faster but takes as long to load as 100 KB take here. */
const MOST_HERE = 64 * 1024;

let left = MOST_HERE;
let table: Uint32Array | undefined;
let native: ((data: string | Uint8Array, sum: number) => number) | undefined;

/** For each byte, what it and eight bits of nothing come to under the reversed polynomial. */
function tableOfBytes(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });
}

function reckon(bytes: Uint8Array, before: number): number {
  table ??= tableOfBytes();
  let sum = ~before;
  for (let at = 0; at < bytes.length; at += 1) sum = (sum >>> 8) ^ (table[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
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
