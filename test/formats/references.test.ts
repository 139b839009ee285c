import { Parser } from 'htmlparser2';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { STYLE_NAMES } from '../../src/formats/format.ts';
import { stringify } from '../../src/formats/index.ts';
import { anEntry } from '../support/entries.ts';

const article = anEntry({
  title: 'Screening & sorting of abstracts',
  type: 'article-journal',
  authors: [
    { name: 'Ann van der Lee', given: 'Ann', particle: 'van der', family: 'Lee' },
    { name: 'Bo Chen', given: 'Bo', family: 'Chen' },
  ],
  venue: 'Journal of Reviews',
  volume: '12',
  issue: '3',
  pages: '45-67',
  date: '2021-05',
  year: 2021,
  doi: '10.1000/x_y',
});

/** What a reader of the page sees. */
function seenInHtml(html: string): string {
  let seen = '';
  const parser = new Parser({ ontext: (text) => (seen += text) });
  parser.end(html);
  return seen;
}

function seenInMarkdown(node: Nodes): string {
  if ('children' in node) return node.children.map(seenInMarkdown).join('');
  return node.type === 'text' ? node.value : '';
}

const MARKDOWN = unified().use(remarkParse).use(remarkGfm).freeze();

const PLAIN = {
  text: (text: string) => text,
  html: seenInHtml,
  markdown: (text: string) => seenInMarkdown(MARKDOWN.parse(text)),
};

type Markup = keyof typeof PLAIN;

const HARD_TITLES = [
  'on the <i>escherichia</i> of <B>coli</b>, h<sub>2</sub>o',
  '<i>unclosed, and </sub> and </ I>',
  'a &lt;i&gt; of x &amp; y &#x2013; z &lt;',
  'p < 0.05 & q > 3 of 1<2',
  'an "unmatched quote',
  'unmatched” and ‘open, it’s 12" wide',
  '_under_ and foo_bar *star* and **b** ~~no~~',
  '- [x] in [y](z) and `code` \\',
  '1. emoji 😀 of 🧑‍🔬 and {more} ^up^ | x',
  'x $a-b_c$ \\alpha-beta https://x.org/a_b-c/~d @cite a@b.org',
  'private \uE112\uE241 characters \uE100',
];

describe('formatted references', () => {
  it('follow the style, each its own way', async () => {
    const lines = await Promise.all(
      STYLE_NAMES.map(async (name) => [name, (await stringify('references', [article], { style: { name } })).trim()]),
    );
    expect(Object.fromEntries(lines)).toEqual({
      apa: 'van der Lee, A., & Chen, B. (2021). Screening & sorting of abstracts. Journal of Reviews, 12(3), 45–67. https://doi.org/10.1000/x_y',
      chicago:
        'Lee, Ann van der, and Bo Chen. 2021. “Screening & Sorting of Abstracts.” Journal of Reviews 12 (3): 45–67. https://doi.org/10.1000/x_y.',
      ieee: '[1] A. van der Lee and B. Chen, “Screening & sorting of abstracts,” Journal of Reviews, vol. 12, no. 3, pp. 45–67, May 2021, doi: 10.1000/x_y.',
      mla: 'van der Lee, Ann, and Bo Chen. “Screening & Sorting of Abstracts.” Journal of Reviews, vol. 12, no. 3, May 2021, pp. 45–67, https://doi.org/10.1000/x_y.',
      vancouver:
        '1. van der Lee A, Chen B. Screening & sorting of abstracts. Journal of Reviews. 2021 May;12(3):45–67.',
    });
  });

  it('end the names with "et al." as the style does where the source names no more, and never with a person', async () => {
    const lists = [['Lee'], ['Lee', 'Chen'], Array.from({ length: 25 }, (_, index) => `Name${index}`)];
    const given = lists.map((families, index) =>
      anEntry({
        id: `p${index}`,
        title: 'A chapter',
        type: 'chapter',
        venue: 'A book',
        date: String(2001 + index),
        authors: families.map((family) => ({ name: `Ann ${family}`, family, given: 'Ann' })),
        moreAuthors: true,
        editors: [{ name: 'Dee Roy', family: 'Roy', given: 'Dee' }],
        moreEditors: true,
      }),
    );
    const made = await Promise.all(
      STYLE_NAMES.map(async (name) => {
        const lines = (await stringify('references', given, { style: { name } })).trim().split('\n\n');
        const [long = '', ...short] = lines.toSorted(
          (a, b) => Number(b.includes('Name0')) - Number(a.includes('Name0')),
        );
        expect(long.match(/[^.]et al\.(?=.*\bA chapter)/gi)).toHaveLength(1);
        return [name, short.toSorted()] as const;
      }),
    );
    expect(Object.fromEntries(made)).toEqual({
      apa: [
        'Lee, A., Chen, A., et al. (2002). A chapter. In D. Roy et al. (Eds.), A book.',
        'Lee, A., et al. (2001). A chapter. In D. Roy et al. (Eds.), A book.',
      ],
      chicago: [
        'Lee, Ann, Ann Chen, et al. 2002. “A Chapter.” In A Book, edited by Dee Roy et al.',
        'Lee, Ann, et al. 2001. “A Chapter.” In A Book, edited by Dee Roy et al.',
      ],
      ieee: [
        '[1] A. Lee et al., “A chapter,” in A book, D. Roy et al., Eds., 2001.',
        '[2] A. Lee, A. Chen, et al., “A chapter,” in A book, D. Roy et al., Eds., 2002.',
      ],
      mla: [
        'Lee, Ann, et al. “A Chapter.” A Book, edited by Dee Roy et al., 2001.',
        'Lee, Ann, et al. “A Chapter.” A Book, edited by Dee Roy et al., 2002.',
      ],
      vancouver: [
        '1. Lee A, et al. A chapter. In: Roy D, et al., editors. A book. 2001.',
        '2. Lee A, Chen A, et al. A chapter. In: Roy D, et al., editors. A book. 2002.',
      ],
    });
  });

  it('take a group, a list of editors and a style that says otherwise for "et al."', async () => {
    const group = anEntry({ title: 'T', authors: [{ name: 'The Group', group: true }], moreAuthors: true });
    const csl = (etAl: string) =>
      `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout><names variable="author"><name and="symbol"/>${etAl}</names></layout></bibliography></style>`;
    const made = (etAl: string, markup: 'text' | 'markdown') =>
      stringify('references', [group], { style: { csl: csl(etAl), file: 'own.csl' }, markup });
    expect(await made('', 'text')).toBe('The Group et al.\n');
    expect(await made('<et-al font-style="italic"/>', 'markdown')).toBe('The Group *et al.*\n');
    expect(await made('<et-al term="and others"/>', 'text')).toBe('The Group and others\n');
  });

  it.each(STYLE_NAMES)('have the characters of every title in %s, in every markup', async (name) => {
    // Styles set capitals and quotation marks; in tags, entities, formulas and addresses not even these.
    const folded = (text: string) => text.toLowerCase().replace(/["'“”‘’]/g, "'");
    const entries = HARD_TITLES.map((title, index) => anEntry({ id: `p${index}`, title, year: 2020, date: '2020' }));
    for (const [markup, textOf] of Object.entries(PLAIN)) {
      const made = textOf(await stringify('references', entries, { style: { name }, markup: markup as Markup }));
      for (const title of HARD_TITLES) {
        expect(folded(made)).toContain(folded(title));
        for (const part of title.match(/<\/?\w+>|&#?\w+;|\$\S+\$|\\\w+|https:\S+/g) ?? []) expect(made).toContain(part);
      }
    }
  });

  it('carry no markup and no script of a text', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)> <i>x</i> [a](javascript:b) & &lt;b&gt; *y* `z`';
    const entry = anEntry({
      ...article,
      title: evil,
      venue: evil,
      authors: [{ name: evil, group: true }],
      url: 'https://x.org/"<b>',
    });
    for (const name of STYLE_NAMES) {
      const options = { style: { name }, title: evil };
      const page = await stringify('html', [entry], options);
      expect(page.match(/<(?!\/?(?:html|head|meta|title|body|h1|ul|li|i|b|sup|sub)\b|!doctype)[^>]*/g)).toBeNull();
      expect(page).not.toMatch(/<[^>]*\son\w+=/);
      const markdown = await stringify('references', [entry], { ...options, markup: 'markdown' });
      expect(markdown.replace(/<https:[^\s<>]*>/g, '')).not.toMatch(/(?<!\\)(?:[<`]|\]\()/);
      expect((await stringify('references', [entry], options)).toLowerCase()).toContain('<script>alert(1)</script>');
    }
  });

  it('follow a style of the user’s own, or say why they cannot', async () => {
    const csl =
      '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout><text variable="title" suffix="!"/></layout></bibliography></style>';
    expect(await stringify('references', [article], { style: { csl, file: 'own.csl' } })).toBe(
      'Screening & sorting of abstracts!\n',
    );
    for (const bad of ['', 'no style', '<style>', csl.replace(/<bibliography>.*<\/bibliography>/, '')])
      await expect(stringify('references', [article], { style: { csl: bad, file: 'own.csl' } })).rejects.toMatchObject({
        code: 'bad-style',
        file: 'own.csl',
      });
  });
});
