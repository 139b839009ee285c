import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bashReply, readBashLine } from '../../src/cli/completion/bash-line.ts';

/** The words that bash itself makes of others, as they are written. */
function asBashReads(written: string): string[] {
  const { stdout } = spawnSync('bash', ['--norc', '-c', `set -f; printf '%s\\0' ${written}`], { encoding: 'utf8' });
  return stdout.split('\0').slice(0, -1);
}

const SIGNS = Array.from('ab é"\'\\$`*?[]{}()<>|&;!#~:=,+-注');
const text = fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 12 });

describe('a line of bash', () => {
  it('gets replies that bash reads as what they are, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), fc.constantFrom('', "'", '"'), (texts, quote) => {
        const replies = texts.map((one) => {
          const reply = bashReply(one, { words: [], quote, written: '' }, '').trimEnd();
          return `${quote}${reply}${reply.endsWith('\\') && one.endsWith(' ') ? ' ' : ''}${quote}`;
        });
        expect(asBashReads(replies.join(' ')).map((one) => one.trimEnd())).toEqual(texts.map((one) => one.trimEnd()));
      }),
      { numRuns: 30 },
    );
  });

  it('is taken apart as bash does it', () => {
    for (const line of [
      'papers ls tag:a',
      'papers  show "a b" c',
      `papers ls 'tag:"x y"' \\"a\\ b`,
      'papers ls "a\\"b"c\'d\'',
    ]) {
      expect(readBashLine(line).words, line).toEqual(asBashReads(line));
      expect(readBashLine(`${line} `).words, line).toEqual([...asBashReads(line), '']);
    }
    expect(readBashLine('papers ls "tag:x y')).toEqual({
      words: ['papers', 'ls', 'tag:x y'],
      quote: '"',
      written: '"tag:x y',
    });
  });

  it('is replied to with what comes after the last sign that breaks words', () => {
    const reply = (line: string, found: string) => bashReply(found, readBashLine(line), ' :=');
    expect(reply('papers ls tag:ic', 'tag:icl')).toBe('icl ');
    expect(reply('papers ls --json=id,ti', '--json=id,title')).toBe('id,title ');
    expect(reply('papers ls ta', 'tag:')).toBe('tag:');
    expect(reply('papers ls list:', 'list:"to read"')).toBe('\\"to\\ read\\" ');
  });
});
