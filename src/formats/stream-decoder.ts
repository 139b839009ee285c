import type { Diagnostic } from '../domain/diagnostic.ts';
import { encodingMessage, utf16Of } from './decode.ts';

/** Turns bytes that come in pieces into text: UTF-16 by its mark or its zeros, UTF-8, or from where that fails Windows-1252. */
export interface StreamDecoder {
  decode(bytes: Uint8Array): string;
  end(): string;
  /** What there is to say of the encoding. */
  readonly messages: readonly Diagnostic[];
}

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
  const latin = new TextDecoder('windows-1252');
  let isUtf8 = true;
  let kept: Uint8Array = new Uint8Array();
  let first = true;
  const decode = (bytes: Uint8Array): string => {
    if (isUtf8)
      try {
        return utf8.decode(bytes);
      } catch {
        isUtf8 = false;
        messages.push(encodingMessage(file));
      }
    return latin.decode(bytes);
  };
  const unmarked = (text: string): string => {
    const plain = first ? text.replace(/^\uFEFF/, '') : text;
    first = false;
    return plain;
  };
  return {
    decode: (bytes) => {
      const joined = kept.length === 0 ? bytes : Buffer.concat([kept, bytes]);
      const whole = joined.length - (isUtf8 ? unfinished(joined) : 0);
      kept = joined.subarray(whole);
      return unmarked(decode(joined.subarray(0, whole)));
    },
    end: () => unmarked(kept.length === 0 ? '' : decode(kept)),
    messages,
  };
}
