import type { Diagnostic } from '../domain/diagnostic.ts';
import { decodeLines } from './mixed-encoding.ts';

/** What bytes turned out to be. */
export type Decoded =
  | { readonly text: string; readonly messages: readonly Diagnostic[] }
  | { readonly problem: Diagnostic };

/** Files that begin like this are no text, and a person should be told what they are. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly name: string; readonly remedy: string }[] = [
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    name: 'a PDF',
    remedy: 'Copy its text, or export titles and abstracts from where it was found.',
  },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    name: 'a zip archive or an Office document',
    remedy: 'Unpack it, or save it as text.',
  },
  { bytes: [0x1f, 0x8b], name: 'compressed with gzip', remedy: 'Unpack it: gunzip -c FILE | papers import -' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG picture', remedy: 'Copy the text instead of a picture of it.' },
  { bytes: [0xff, 0xd8, 0xff], name: 'a JPEG picture', remedy: 'Copy the text instead of a picture of it.' },
];

const HEAD = 64 * 1024;
/** More control characters than this, as a fraction, and it is no text. */
const MOST_CONTROLS = 0.02;
/** The same of what is UTF-8 throughout, which hardly any other data is: some programs put a few into a short text. */
const MOST_CONTROLS_IN_UTF8 = 0.25;

function has(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 by its mark, or without one by the zeros that every Latin letter leaves in one half of it. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (has(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (has(bytes, [0xfe, 0xff])) return 'utf-16be';
  const head = bytes.subarray(0, HEAD);
  let [even, odd] = [0, 0];
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = head.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  return even > half * 0.4 && odd < half * 0.05 ? 'utf-16be' : undefined;
}

const isControl = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32);

function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  const controls = head.reduce((count, byte) => count + Number(isControl(byte)), 0);
  return head.includes(0) || controls > head.length * MOST_CONTROLS;
}

/** Where the first byte is that no text has. */
function firstControl(bytes: Uint8Array): string {
  const at = bytes.findIndex(isControl);
  const line = bytes.subarray(0, at).reduce((count, byte) => count + Number(byte === 10), 1);
  return `byte 0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')} in line ${line}`;
}

/** Control characters of a text, as a fraction: what is no UTF-16 gives many when it is read so. */
function controlShare(text: string): number {
  return (text.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g)?.length ?? 0) / Math.max(1, text.length);
}

function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes as text: UTF-8, UTF-16 or, in the lines that are neither, Windows-1252. */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const known = SIGNATURES.find(({ bytes: start }) => has(bytes, start));
  if (known !== undefined)
    return {
      problem: {
        reason: `this is ${known.name}, and text was expected`,
        file,
        ruleId: 'not-text',
        fatal: true,
        note: known.remedy,
      },
    };
  const utf16 = utf16Of(bytes);
  const wide = utf16 === undefined ? undefined : new TextDecoder(utf16).decode(bytes);
  if (wide !== undefined && controlShare(wide.slice(0, HEAD)) < MOST_CONTROLS) return { text: wide, messages: [] };
  const utf8 = decodeAs(bytes, 'utf-8');
  // A stray zero makes no text binary; programs leave one where they cut a value short.
  const isText = utf8 !== undefined && controlShare(utf8.slice(0, HEAD)) < MOST_CONTROLS_IN_UTF8;
  if (!isText && isBinary(bytes))
    return {
      problem: {
        reason: `this is binary data (${firstControl(bytes)}), and text was expected`,
        file,
        ruleId: 'not-text',
        fatal: true,
        note: "Save it as plain text in UTF-8, or take such bytes out: tr -d '\\000-\\010\\016-\\032\\034-\\037' < FILE | papers import -",
      },
    };
  if (utf8 !== undefined) return { text: utf8.replaceAll('\0', ''), messages: [] };
  return { text: decodeLines(bytes), messages: [encodingMessage(file)] };
}

/** That a file is of neither of the encodings that it should have. */
export function encodingMessage(file: string): Diagnostic {
  return {
    reason: 'not UTF-8: lines that are not were read as Windows-1252',
    file,
    ruleId: 'encoding',
    fatal: null,
    note: 'Save it as UTF-8 if letters with accents come out wrong.',
  };
}
