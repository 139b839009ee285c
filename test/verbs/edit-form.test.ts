import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editForm, readEditForm } from '../../src/verbs/edit.ts';
import { anEntry } from '../support/entries.ts';

describe('the form of a paper', () => {
  it('has a line for what is missing, and a place for the abstract', () => {
    const form = editForm(anEntry({ title: 'T' }));
    expect(form).toContain('\nabstract: >-\n  \nauthors:\n');
    const filled = form.replace(
      '>-\n  ',
      '>-\n  It has: a colon and a # sign,\n  over two lines.\n\n  And a second paragraph.',
    );
    expect(readEditForm(form, filled)).toEqual({
      abstract: 'It has: a colon and a # sign, over two lines.\n\nAnd a second paragraph.',
    });
  });

  it('gives what was changed alone, and null for what was taken out', () => {
    const form = editForm(anEntry({ venue: 'ACL', date: '2023', shortName: 'COBRA', authors: [{ name: 'Ann Lee' }] }));
    const changed = form
      .replace('venue: ACL', 'venue: EMNLP')
      .replace(/\nshortName: COBRA/, '')
      .replace('"2023"', '2024');
    expect(readEditForm(form, changed)).toEqual({ venue: 'EMNLP', shortName: null, date: '2024' });
  });

  it('left as it is changes nothing, whatever text is in it', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((drawn) => drawn.trim() !== '');
    fc.assert(
      fc.property(text, text, (title, abstract) => {
        const form = editForm(anEntry({ title: title.trim(), abstract: abstract.trim() }));
        expect(readEditForm(form, form)).toEqual({});
        expect(readEditForm(form, form.replace('\nvenue:', '\nvenue: ACL'))).toEqual({ venue: 'ACL' });
      }),
    );
  });

  it('that is no form any more is refused with its line', () => {
    const form = editForm(anEntry());
    expect(() => readEditForm(form, `${form}\n: : [`)).toThrow(expect.objectContaining({ code: 'bad-form' }) as Error);
    for (const bad of ['a: *nothing', `a: &a [x]\nb: [${'*a, '.repeat(200)}]\nc: &c [*a, *c]`, '- a list'])
      expect(() => readEditForm(form, bad)).toThrow(expect.objectContaining({ code: 'bad-form' }) as Error);
    expect(() => readEditForm(form, 'just words')).toThrow(expect.objectContaining({ code: 'bad-form' }) as Error);
  });
});
