import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { notesOf, plainNote } from '../../src/formats/markdown/note.ts';
import { anEntry } from '../support/entries.ts';

describe('a note for each paper', () => {
  it('has a name of its own that leads to no other folder, whatever the ids are', () => {
    const id = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '../../x',
        '/etc/passwd',
        'a/../b',
        '.hidden',
        'A',
        'a',
        '',
        '..',
        'c:\\x',
        'con',
        'LPT1',
        'nul.x',
      ),
    );
    fc.assert(
      fc.property(fc.array(id, { maxLength: 8 }), (ids) => {
        const names = notesOf(
          ids.map((one) => anEntry({ id: one })),
          () => '',
        ).map(({ name }) => name);
        for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}-]*\.md$/u);
        // Windows keeps these for devices, whatever their ending.
        for (const name of names) expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
      }),
    );
  });

  it('has properties that say what the paper says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
        const entry = anEntry({ title, tags: ['to read'], citationKey: 'lee2020', authors: [{ name: title }] });
        const [, properties = ''] = /^---\n([^]*?)\n---\n/.exec(plainNote(entry, true)) ?? [];
        expect(parse(properties)).toEqual({
          title: title.toWellFormed(),
          authors: [title.toWellFormed()],
          citekey: 'lee2020',
          status: 'unscreened',
          tags: ['to-read'],
        });
      }),
    );
  });

  it('has tags that Obsidian takes', () => {
    const tags = ['to read', 'a/b', '1984', 'C++, or what?', 'größer', 'c', 'C.', '🔥'];
    const [, properties = ''] = /^---\n([^]*?)\n---\n/.exec(plainNote(anEntry({ tags }), true)) ?? [];
    expect(parse(properties)).toMatchObject({
      tags: ['to-read', 'a/b', '_1984', 'C-or-what', 'größer', 'c', 'C', '🔥'],
    });
  });

  it('shows the paper and its Pandoc citation', () => {
    expect(plainNote(anEntry({ abstract: 'An abstract.', note: 'Mine.' }), true)).toMatch(
      /\n# A Paper\n\n- Note: Mine\.\n\n> An abstract\.\n\n\[@APaper\]\n$/,
    );
  });
});
