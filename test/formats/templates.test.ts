import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { PapersError } from '../../src/domain/errors.ts';
import type { Template } from '../../src/formats/format.ts';
import { stringify } from '../../src/formats/index.ts';
import { BUILT_IN } from '../../src/formats/template/built-in.ts';
import { render, renderOne } from '../../src/formats/template/render.ts';
import { anEntry } from '../support/entries.ts';
import { elementsOf, readMarkup, textOf } from '../support/markup.ts';

const md = (text: string): Template => ({ text, kind: '.md', file: 'mine.md' });

const EVIL = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '![x](https://evil.org/t.png)',
  '[[Other page]]',
  '![[Embedded]]',
  '#tag',
  '@key and [@other]',
  '`<b>`{=html}',
  '```{=html}\n<script>alert(1)</script>\n```',
  '$\\href{javascript:alert(1)}{x}$',
  '| cell | cell |',
  '---\ntitle: other\n---',
  '# Heading',
  '- point',
  '1. point',
  '::: {onclick="x"}',
  '&lt;script&gt; &#60;script>',
  'a\n\n> quote\n\n\tcode',
  '{{title}} {{{abstract}}} {{#papers}}',
  '%%comment%% ==lit== ~~out~~ ^up^ ~down~',
  '<!-- comment -->',
  'title:: other',
  '\u202Eevil\u001b[31m',
];

const evil = fc.oneof(
  fc.constantFrom(...EVIL),
  fc.array(fc.constantFrom(...EVIL), { minLength: 1, maxLength: 3 }).map((texts) => texts.join(' ')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
);

const evilEntry = fc.record({ title: evil, other: evil, tag: evil, note: evil }).map(({ title, other, tag, note }) =>
  anEntry({
    title,
    abstract: other,
    authors: [{ name: other, family: other, given: title }],
    venue: other,
    date: '2023',
    year: 2023,
    volume: other,
    issue: other,
    pages: other,
    url: 'https://x.org/a_b(c)\'"<script>|`*[d]',
    tags: [tag],
    lists: [other],
    note,
    decision: { kind: 'exclude', reason: other, by: 'Ada', at: '2026-05-01T10:00:00.000Z' },
    status: 'excluded',
  }),
);

/** What is no plain text in a page, as GitHub's Markdown has it. */
function markupIn(page: string): { readonly kinds: ReadonlySet<string>; readonly links: readonly string[] } {
  const kinds = new Set<string>();
  const links: string[] = [];
  const tree = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).parse(page);
  visit(tree, (node) => {
    kinds.add(node.type);
    if (node.type === 'link') links.push(node.url);
  });
  return { kinds, links };
}

describe('a template', () => {
  it('says of each paper what its names ask for', () => {
    const template = md(
      '{{title}} ({{year}}{{^year}}n.d.{{/year}}){{#tags}} #{{.}}{{/tags}}; {{tags}}; {{#authors}}{{family}} {{/authors}}[{{citation}}]{{#note}} {{note}}{{/note}}\n',
    );
    const first = anEntry({
      title: 'One',
      year: 2023,
      tags: ['a', 'b'],
      authors: [{ name: 'Ana Gómez', family: 'Gómez', given: 'Ana' }, { name: 'The Group' }],
      note: 'Mine',
    });
    expect(render(template, [first, anEntry({ title: 'Two' })], {})).toBe(
      'One (2023) #a #b; a, b; Gómez The Group [@APaper] Mine\nTwo (n.d.); ; [@APaper]\n',
    );
  });

  it('speaks of all papers at once, and of groups of them', () => {
    const template = md(
      '{{title}}: {{count}}\n{{#groups}}\n{{name}}\n{{#papers}}\n- {{title}}\n{{/papers}}\n{{/groups}}\n',
    );
    const entries = [anEntry({ title: 'One', tags: ['icl'] }), anEntry({ title: 'Two' })];
    expect(render(template, entries, { title: 'Mine', groupBy: 'tag' })).toBe('Mine: 2\nicl\n- One\nUntagged\n- Two\n');
    expect(() => renderOne(template, entries[0] ?? anEntry(), true)).toThrow(/of one paper/);
  });

  it('calls three authors by the first', () => {
    const names = (count: number) => ['Ann Lee', 'Bo Chen', 'Cy Day'].slice(0, count).map((name) => ({ name }));
    const short = (authors: { name: string }[], more?: true) =>
      render(md('{{shortAuthors}}'), [anEntry({ authors, ...(more && { moreAuthors: more }) })], {});
    expect([short(names(1)), short(names(2)), short(names(3)), short(names(1), true)]).toEqual([
      'Ann Lee',
      'Ann Lee and Bo Chen',
      'Ann Lee et al.',
      'Ann Lee et al.',
    ]);
  });

  it.each([
    ['one\n{{titel}}', 2, /"titel" is nothing/, /\{\{title\}\}/],
    ['one\ntwo {{{title}}}', 2, /without escaping/, /two braces/],
    ['{{&title}}', 1, /without escaping/, /two braces/],
    ['\n\n{{> other}}', 3, /from another file/, /here/],
    ['\n{{#papers}}\n', 3, /not a template \(Unclosed section "papers"\)/, /templates\.md/],
    ['{{/papers}}', 1, /not a template/, /templates\.md/],
    ['{{title', 1, /not a template \(Unclosed tag\)/, /templates\.md/],
    ['{{constructor}}', 1, /nothing that papers have/, /templates\.md/],
  ])('that is wrong (%j) is refused with line and remedy', (text, line, reason, remedy) => {
    const problem = (() => {
      try {
        return render(md(text), [anEntry()], {});
      } catch (error) {
        return error;
      }
    })();
    expect(problem).toBeInstanceOf(PapersError);
    expect(problem).toMatchObject({ file: 'mine.md', line, reason: expect.stringMatching(reason) as unknown });
    expect((problem as PapersError).remedy).toMatch(remedy);
  });

  it('of each kind escapes what is read by it', () => {
    const entry = anEntry({ title: 'A & B <i>_x_</i> 50% $y$' });
    const write = (kind: Template['kind']) => render({ text: '{{title}}', kind, file: 'x' }, [entry], {});
    expect(write('.txt')).toBe('A & B <i>_x_</i> 50% $y$');
    expect(write('.html')).toBe('A &amp; B &lt;i&gt;_x_&lt;/i&gt; 50% $y$');
    expect(write('.tex')).toBe(
      'A \\& B {\\textless}i{\\textgreater}\\_x\\_{\\textless}/i{\\textgreater} 50\\% \\$y\\$',
    );
    expect(write('.md')).toBe('A & B \\<i\\>\\_x\\_\\</i\\> 50% \\$y\\$');
  });
});

describe.each(Object.entries(BUILT_IN))('the built-in template %s', (name, text) => {
  it('carries no markup and no link of a paper', () => {
    fc.assert(
      fc.property(evilEntry, (entry) => {
        const { kinds, links } = markupIn(render(md(text), [entry], {}));
        for (const kind of ['html', 'image', 'code', 'footnoteReference', 'delete']) expect(kinds).not.toContain(kind);
        for (const link of links) expect(link).toMatch(/^(?:https?|mailto):/);
      }),
      { numRuns: 200 },
    );
  });

  it('is in the documentation as it is', () => {
    const page = readFileSync(fileURLToPath(new URL('../../docs/templates.md', import.meta.url)), 'utf8');
    expect(page).toContain(`### ${name}\n\n\`\`\`\`mustache\n${text}\`\`\`\`\n`);
  });
});

describe('a page by a template', () => {
  it('has only the elements of the template', () => {
    const page =
      '<!doctype html><html><ul>{{#papers}}<li><a href="{{page}}">{{title}}</a> {{abstract}} {{tags}} {{json.note}}</li>{{/papers}}</ul></html>';
    fc.assert(
      fc.property(evilEntry, (entry) => {
        const root = readMarkup(
          render({ text: page.replace(' {{json.note}}', ''), kind: '.html', file: 'x' }, [entry], {}),
        );
        expect(elementsOf(root, 'li')).toHaveLength(1);
        expect(elementsOf(root, 'script')).toEqual([]);
        expect(render({ text: page, kind: '.html', file: 'x' }, [entry], {})).not.toMatch(/<(?:script|img|!--)/);
        expect(elementsOf(root, 'a')[0]?.attributes['href']).toMatch(/^https:\/\/x\.org\/a_b%28c%29/);
        expect(textOf(root).replace(/\s/g, '')).toContain(
          entry.tags[0]?.replace(/[\s\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, ''),
        );
      }),
    );
  });
});

describe('a Pandoc document', () => {
  const front = (page: string): unknown => parseYaml(/^---\n([^]*?)\n---\n/.exec(page)?.[1] ?? '') as unknown;

  it('cites every paper and has its reference, in which nothing is markup', async () => {
    await fc.assert(
      fc.asyncProperty(evilEntry, async (entry) => {
        const page = await stringify('pandoc', [entry], {});
        expect(page).toContain('[@APaper]');
        const { references } = front(page) as { references: { id: string; title: string }[] };
        expect(references.map(({ id }) => id)).toEqual(['APaper']);
        const { kinds, links } = markupIn(`x ${references[0]?.title}`);
        expect([...kinds].toSorted()).toEqual(expect.not.arrayContaining(['html', 'image', 'code']));
        for (const link of links) expect(link).toMatch(/^(?:https?|mailto):/);
        // No citation but ours.
        expect(page.match(/(?<![\\\p{L}\p{N}])@[\p{L}{]/gu)).toHaveLength(1);
      }),
    );
  });

  it('names a bibliography instead', async () => {
    const page = await stringify('pandoc', [anEntry()], { bibliography: 'refs/my refs.bib', title: 'A: B' });
    expect(front(page)).toEqual({ title: 'A: B', bibliography: 'refs/my refs.bib' });
  });

  it('puts keys with signs of their own into braces', async () => {
    const page = await stringify(
      'pandoc',
      [anEntry({ citationKey: 'lee:2020.' }), anEntry({ citationKey: 'a:b' })],
      {},
    );
    expect(page).toContain('[@{lee:2020.}]');
    expect(page).toContain('[@a:b]');
  });
});
