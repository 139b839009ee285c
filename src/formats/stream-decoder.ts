import type { Diagnostic } from '../domain/diagnostic.ts';
import { encodingMessage, utf16Of } from './decode.ts';
import { decodeLines, endOfLines } from './mixed-encoding.ts';

/** Turns bytes that come in pieces into text: UTF-16 by its mark or its zeros, UTF-8, or from where that fails by lines. */
export interface StreamDecoder {
  decode(bytes: Uint8Array): string;
  end(): string;
  /** What there is to say of the encoding. */
  readonly messages: readonly Diagnostic[];
}

/** In bytes: a line of which so much has come is decoded as far as it has. */
const LONGEST_LINE = 1024 * 1024;

/** Bytes at the end that begin a letter of UTF-8 and do not end it. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** A decoder for a stream that begins with the bytes given. */
export function createStreamDecoder(head: Uint8Array, file: string): StreamDecoder {
  const wide = utf16Of(head);
  const messages: Diagnostic[] = [];
  if (wide !== undefined) {
    const decoder = new TextDecoder(wide);
    return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode(), messages };
  }
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let isUtf8 = true;
  let kept: Uint8Array = new Uint8Array();
  let first = true;
  const decode = (bytes: Uint8Array): string => {
    const joined = kept.length === 0 ? bytes : Buffer.concat([kept, bytes]);
    if (isUtf8)
      try {
        const whole = joined.length - unfinished(joined);
        const text = utf8.decode(joined.subarray(0, whole));
        kept = joined.subarray(whole);
        return text.replaceAll('\0', '');
      } catch {
        isUtf8 = false;
        messages.push(encodingMessage(file));
      }
    const whole = endOfLines(joined) || (joined.length > LONGEST_LINE ? joined.length : 0);
    kept = joined.subarray(whole);
    return decodeLines(joined.subarray(0, whole));
  };
  const unmarked = (text: string): string => {
    const plain = first ? text.replace(/^\uFEFF/, '') : text;
    first = false;
    return plain;
  };
  return {
    decode: (bytes) => unmarked(decode(bytes)),
    end: () => {
      if (isUtf8 && kept.length > 0) messages.push(encodingMessage(file));
      return unmarked(decodeLines(kept));
    },
    messages,
  };
}
