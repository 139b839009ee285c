import { describe, expect, it } from 'vitest';
import { parsed } from '../support/parse.ts';

const TITLE = 'Über das Lesen: Ein Überblick für Gelehrte';
const ABSTRACT =
  'Wir lesen Aufsätze über größere Modelle, und zwar gründlich. Dabei zeigt sich, dass kürzere Texte schneller gelesen werden. Am Ende fassen wir das Gelesene zusammen.';
const PAGE = `${TITLE}\r\n\r\n${ABSTRACT}\r\n`;

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(PAGE)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${PAGE}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${PAGE}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(PAGE, 'utf16le')],
    ['UTF-16 of the other order', utf16be(`\uFEFF${PAGE}`)],
    ['UTF-16 of the other order without a mark', utf16be(PAGE)],
    ['Latin-1', Buffer.from(PAGE, 'latin1')],
  ])('may be %s', async (_, bytes) => {
    const { records, lines } = await parsed(bytes);
    expect(records.map(({ record: { title, abstract } }) => ({ title, abstract }))).toEqual([
      { title: TITLE, abstract: ABSTRACT },
    ]);
    expect(lines.map(({ role }) => role)).toEqual(['title', 'blank', 'abstract']);
  });

  it('is said when it was not UTF-8', async () => {
    const { messages } = await parsed(Buffer.from(PAGE, 'latin1'));
    expect(messages).toMatchObject([{ ruleId: 'encoding', fatal: null }]);
  });

  it('may be another one in other lines, as in files that were joined', async () => {
    const [first, second] = ['@misc{a, title = {Gödel}}\n', '@misc{b, title = {Müller}}\n'];
    const bytes = Buffer.concat([Buffer.from(first), Buffer.from(second, 'latin1'), Buffer.from(first)]);
    const { records } = await parsed(bytes, 'refs.bib');
    expect(records.map(({ record }) => record.title)).toEqual(['Gödel', 'Müller', 'Gödel']);
  });

  it('may have a stray zero in it', async () => {
    const { records } = await parsed(`${PAGE.slice(0, -4)}\0${PAGE.slice(-4)}`);
    expect(records.map(({ record }) => record.abstract)).toEqual([ABSTRACT]);
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a zip archive', Buffer.from('PK\u0003\u0004rest')],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['a PNG picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13])],
    ['a JPEG picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['binary data', Buffer.from([1, 0, 2, 0, 0, 3, 1, 1, 0])],
  ])('of %s is none, and the message says what the file is', async (name, bytes) => {
    const { records, messages } = await parsed(bytes);
    expect(records).toEqual([]);
    expect(messages).toMatchObject([{ ruleId: 'not-text', fatal: true, reason: expect.stringContaining(name) }]);
  });

  it('is read with the few control characters that a program put into a short text', async () => {
    const { records, messages } = await parsed(
      'TY  - JOUR\nTI  - A \u001B[1mbold\u001B[0m \u0001 title\nER  - \n',
      'a.ris',
    );
    expect(messages).toEqual([]);
    expect(records.map(({ record }) => record.title)).toEqual(['A \u001B[1mbold\u001B[0m \u0001 title']);
  });

  it('is named with the first byte that no text has where it is none', async () => {
    const bytes = Buffer.from([...Buffer.from('TY  - JOUR\nTI  - '), 0, 1, 2, 0xff, 0xfe, 0x80, 10]);
    const { messages } = await parsed(bytes, 'a.ris');
    expect(messages[0]?.reason).toContain('byte 0x00 in line 2');
  });
});
