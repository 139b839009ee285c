import { isObject } from '../domain/record-schema.ts';
import { crc32 } from './crc32.ts';

/**
 * Lines of a library carry the CRC-32 of all that stands before it as their last field: `{"id":…,"crc":"0a1b2c3d"}`. So a
 * flipped bit is noticed that leaves the line good JSON, whatever order git puts the lines in, and a line that a person
 * changed by hand still counts. It guards against accidents; whoever means harm can reckon a checksum too.
 */

const SEAL = /^,"crc":"[0-9a-f]{8}"\}$/;
const LENGTH = ',"crc":"01234567"}'.length;

/** `changed`: since its checksum was reckoned. `unsealed`: it has none, as what was written by hand. */
export type SealProblem = 'changed' | 'unsealed';

function sumOf(body: string): string {
  return crc32(body).toString(16).padStart(8, '0');
}

/** An object with at least one field as a line of a library, without its line break. */
export function sealedLine(value: object): string {
  const body = JSON.stringify(value).slice(0, -1);
  return `${body},"crc":"${sumOf(body)}"}`;
}

/** What is wrong with the checksum of a line; undefined when it fits. */
export function sealProblem(line: string): SealProblem | undefined {
  // Git on Windows may have given it a carriage return.
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  const seal = text.slice(-LENGTH);
  if (!SEAL.test(seal)) return 'unsealed';
  return sumOf(text.slice(0, -LENGTH)) === seal.slice(8, 16) ? undefined : 'changed';
}

/** The line with a checksum that fits it as it stands; undefined for one that is no object with fields. */
export function resealed(line: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { crc: _, ...fields } = value;
  return Object.keys(fields).length === 0 ? undefined : sealedLine(fields);
}

/** What is said of a line whose checksum is not as it should be. The line counts as it stands. */
export const SEAL_WORDS: Readonly<Record<SealProblem, string>> = {
  changed: 'its checksum does not fit: it was changed by hand, or damaged',
  unsealed: 'it has no checksum: it was written by hand, or damaged',
};
