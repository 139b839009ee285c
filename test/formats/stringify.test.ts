import type { Nodes } from 'mdast';
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { stringify } from '../../src/formats/index.ts';
import { anEntry } from '../support/entries.ts';

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== '');

/** A naive reader of BibTeX: balanced braces decide where a field ends. Throws where BibTeX would. */
function readBibtex(text: string): Record<string, string>[] {
  const entries: Record<string, string>[] = [];
  let at = 0;
  while ((at = text.indexOf('@', at)) !== -1) {
    const [head = '', type = '', key = ''] = /^@(\w+)\{([A-Za-z0-9]+),/.exec(text.slice(at)) ?? [];
    if (head === '') throw new Error(`no entry at ${text.slice(at, at + 40)}`);
    const fields: Record<string, string> = { type, key };
    at += head.length;
    for (;;) {
      const [field = '', name = ''] = /^\s*(\w+) = /.exec(text.slice(at)) ?? [];
      if (field === '') break;
      at += field.length;
      const start = at;
      if (text[at] === '{') {
        let depth = 0;
        do {
          if (text[at] === '{') depth += 1;
          if (text[at] === '}') depth -= 1;
          if (at >= text.length) throw new Error('unbalanced');
          at += 1;
        } while (depth > 0);
      } else while (/\w/.test(text[at] ?? '')) at += 1;
      fields[name] = text.slice(start, at);
      if (text[at] !== ',') throw new Error(`no comma behind ${name}`);
      at += 1;
    }
    if (!/^\s*\}/.test(text.slice(at))) throw new Error('the entry is not closed');
    entries.push(fields);
  }
  return entries;
}

describe('BibTeX', () => {
  it('is well formed whatever the texts are', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (title, abstract, name) => {
        const entry = anEntry({ title, abstract, authors: [{ name }], note: abstract, tags: ['a'] });
        const [read] = readBibtex(await stringify('bibtex', [entry], {}));
        expect(Object.keys(read ?? {})).toEqual(expect.arrayContaining(['title', 'author', 'abstract', 'annote']));
      }),
    );
  });

  it('has the right type, protects acronyms, escapes specials and makes nothing up', async () => {
    const bibtex = await stringify(
      'bibtex',
      [anEntry({ title: 'BERT & $x_1$ for LLMs: In-Context Learning', abstract: '50% of {it}' })],
      {},
    );
    expect(bibtex).toContain('@misc{APaper,');
    expect(bibtex).toContain('title = {{BERT} \\& \\$x\\_1\\$ for {LLMs}: In-Context Learning},');
    expect(bibtex).not.toMatch(/^ {2}(?:author|year|month) =/m);
    const published = anEntry({
      venue: 'Proceedings of ACL',
      date: '2023-06-02',
      year: 2023,
      arxiv: '2306.01985',
      authors: [{ name: 'Ann Lee' }, { name: 'The Group, Inc.' }, { name: 'M. Sap', family: 'Sap', given: 'M.' }],
    });
    const [read] = readBibtex(await stringify('bibtex', [published], {}));
    expect(read).toMatchObject({
      type: 'inproceedings',
      booktitle: '{Proceedings of ACL}',
      year: '{2023}',
      month: 'jun',
      eprint: '{2306.01985}',
      archiveprefix: '{arXiv}',
      author: '{Ann Lee and {The Group, Inc.} and Sap, M.}',
    });
  });
});

describe('CSV', () => {
  it('never lets a cell begin a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('=', '+', '-', '@', '\t=', ' ='), anyText, async (sign, text) => {
        const csv = await stringify('csv', [anEntry({ title: sign + text, note: sign + text })], {});
        expect(csv).not.toMatch(/(?:^|,|\n)"?\s*[=+@-](?!.*a-paper)/);
      }),
    );
  });

  it('has no control character in the names of columns that other tables had', async () => {
    const extra = { csv: { fields: { 'x\u0007\u001B[2J': '1' } } };
    const text = await stringify('csv', [anEntry({ extra })], {});
    expect(text.split('\r\n')[0]).toMatch(/,x[^,]*$/);
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0007\u001B]/);
  });
});

describe('Markdown', () => {
  const rendered = (node: Nodes): string => {
    let text = '';
    visit(node, (child) => {
      if (child.type === 'text' || child.type === 'inlineCode') text += child.value;
      if (child.type === 'html' || child.type === 'image') throw new Error('markup from data');
    });
    return text;
  };

  it('shows title and abstract as they are, carries no markup and links only to the web', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (title, abstract) => {
        const tree = unified()
          .use(remarkParse)
          .parse(await stringify('markdown', [anEntry({ title, abstract, url: 'https://x.org/a b' })], {}));
        const flat = (text: string) =>
          text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]|\s/g, '');
        const [, heading] = tree.children;
        const quote = tree.children.find(({ type }) => type === 'blockquote');
        expect(flat(rendered(heading ?? tree))).toBe(flat(title));
        expect(flat(rendered(quote ?? tree))).toBe(flat(abstract));
        visit(tree, 'link', ({ url }) => expect(url).toMatch(/^https?:/));
      }),
      { numRuns: 300 },
    );
  });

  it('groups by tag, with a paper of two tags under both and the untagged last', async () => {
    const entries = [anEntry({ title: 'Both of Them', tags: ['b', 'a'] }), anEntry({ title: 'None of Them' })];
    const headings = (await stringify('markdown', entries, { groupBy: 'tag' })).match(/^#+ .*$/gm);
    expect(headings).toEqual([
      '# Reading list',
      '## a',
      '### Both of Them',
      '## b',
      '### Both of Them',
      '## Untagged',
      '### None of Them',
    ]);
  });
});
