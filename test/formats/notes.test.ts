import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { notesOf, plainNote } from '../../src/formats/markdown/note.ts';
import { BUILT_IN } from '../../src/formats/template/built-in.ts';
import { renderOne } from '../../src/formats/template/render.ts';
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

  it('has properties that Logseq takes as they stand, and no title, which would name two pages alike', () => {
    const template = { text: BUILT_IN.logseq, kind: '.md', file: 'logseq' } as const;
    const page = (entry: Parameters<typeof anEntry>[0]) => renderOne(template, anEntry(entry), true);
    const authors = [{ name: 'C# Group, Inc.', group: true as const }, { name: 'Ann Lee' }];
    expect(
      page({
        title: 'Editorial: [A] C# / F# {{x}}',
        authors,
        venue: 'A:: $B$',
        citationKey: 'a_b:c',
        tags: ['to read', 'x'],
      }),
    ).toBe(
      [
        'citekey:: a_b:c',
        'authors:: "C# Group, Inc., Ann Lee"',
        'venue:: "A:: $B$"',
        'status:: unscreened',
        'tags:: to-read, x',
        '',
        String.raw`- # Editorial: \[A\] C# / F# \{\{x\}\}`,
        '- [@a_b:c]',
        '',
      ].join('\n'),
    );
    // Markup is escaped as in blocks, since others read the page too.
    expect(page({ title: 'T', venue: '<b>V</b> [x]' })).toContain(String.raw`venue:: \<b\>V\</b\> \[x\]`);
    expect(page({ title: 'Only a title' })).toBe(
      'citekey:: APaper\nstatus:: unscreened\n\n- # Only a title\n- [@APaper]\n',
    );
    const two = [
      anEntry({ id: 'editorial', title: 'Editorial' }),
      anEntry({ id: 'editorial-ab12', title: 'Editorial' }),
    ];
    expect(notesOf(two, (entry) => renderOne(template, entry, true)).map(({ name }) => name)).toEqual([
      'editorial.md',
      'editorial-ab12.md',
    ]);
  });

  it('has no empty lines or lone signs for what a paper lacks', () => {
    const template = { text: BUILT_IN.obsidian, kind: '.md', file: 'obsidian' } as const;
    const body = (entry: Parameters<typeof anEntry>[0]) =>
      renderOne(template, anEntry(entry), true).replace(/^---\n[^]*?\n---\n\n/, '');
    expect(body({ title: 'T' })).toBe('# T\n\n[@APaper]\n');
    expect(body({ title: 'T', date: '2020', year: 2020 })).toBe('# T\n- 2020\n\n[@APaper]\n');
    expect(body({ title: 'T', authors: [{ name: 'Ann Lee' }], moreAuthors: true, venue: 'V', abstract: 'A.' })).toBe(
      '# T\n- Ann Lee et al.\n- *V*\n\n> [!abstract]\n> A.\n>\n\n[@APaper]\n',
    );
  });

  it('shows the paper and its Pandoc citation', () => {
    expect(plainNote(anEntry({ abstract: 'An abstract.', note: 'Mine.' }), true)).toMatch(
      /\n# A Paper\n\n- Note: Mine\.\n\n> An abstract\.\n\n\[@APaper\]\n$/,
    );
  });
});
