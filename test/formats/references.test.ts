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
      expect(markdown).not.toMatch(/(?<!\\)(?:[<`]|\]\()/);
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
