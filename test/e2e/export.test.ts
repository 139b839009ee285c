import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shell, type Shell } from '../support/papers.ts';

const RIS = `TY  - JOUR
TI  - Machine learning for screening: a trial of LLMs
AU  - Gómez, Ana
AU  - van der Berg, Jan
PY  - 2021
T2  - Journal of Reviews
VL  - 3
SP  - 10
EP  - 19
DO  - 10.1000/published
AB  - We screen & rank 50% of <all> abstracts.
KW  - screening
ER  - 
TY  - CONF
TI  - Second paper
AU  - Lee, Ann
PY  - 2020
T2  - Proceedings of Things
ER  - 
TY  - JOUR
TI  - Third paper of no use
AU  - Day, Cy
PY  - 2019
ER  - 
`;

/** A library of three papers: one included with tags, a note and a list, one put aside, one excluded with a reason. */
function shellWithDecisions(): Shell & { readonly file: (name: string) => string } {
  const made = shell();
  writeFileSync(join(made.folder, 'refs.ris'), RIS);
  made.papers('init');
  made.papers('import', 'refs.ris');
  made.papers('include', 'machine');
  made.papers('tag', '+icl', '+to read', '--', 'machine');
  made.papers('note', 'machine', 'Worth reading.');
  made.papers('list', 'new', 'Best of');
  made.papers('list', 'add', 'Best of', 'machine');
  made.papers('maybe', 'second');
  made.papers('exclude', 'third', '--reason', 'wrong population');
  return { ...made, file: (name) => readFileSync(join(made.folder, name), 'utf8') };
}

const KINDS: readonly (readonly [format: string, sign: RegExp])[] = [
  ['markdown', /^# Reading list\n\n## \[Machine learning/],
  ['pandoc', /^---\ntitle: \|-\n {2}Literature\nreferences:\n- \{"id":"/],
  ['bibtex', /^@article\{gomez\w+,\n {2}title = \{Machine learning for screening: a trial of \{LLMs\}\}/],
  ['csl-json', /"container-title": "Journal of Reviews"/],
  ['ris', /^TY {2}- JOUR\r\nTI {2}- Machine/],
  ['nbib', /^PMID- ?\n/],
  ['endnote', /<secondary-title>Journal of Reviews<\/secondary-title>/],
  ['csv', /^id,/],
  ['tsv', /^id\t/],
  ['references', /^Day, C\. \(2019\)\. Third paper/],
  ['html', /^<!doctype html>/],
  ['json', /^\[\n {2}\{\n/],
  ['jsonl', /^\{"id":/],
];

describe('papers export', () => {
  it('writes each format, to a file as to standard output, and overwrites only with --force', () => {
    const { papers, file } = shellWithDecisions();
    for (const [format, sign] of KINDS) {
      const { status } = papers('export', '--to', format, '-o', `out.${format}.file`);
      expect([format, status]).toEqual([format, 0]);
      expect(file(`out.${format}.file`)).toMatch(sign);
    }
    expect(papers('export', '--to', 'ris').stdout).toBe(file('out.ris.file'));
    const again = papers('export', 'second', '--to', 'json', '-o', 'out.json.file');
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(/out\.json\.file: there is such a file already[^]*--force/);
    expect(papers('export', 'second', '--to', 'json', '-o', 'out.json.file', '--force').status).toBe(0);
    expect(JSON.parse(file('out.json.file'))).toHaveLength(1);
    expect(papers('export', '--to', 'word').status).toBe(2);
  });

  it('writes both languages of .bib files, letters as macros, and keys by the pattern that is set', () => {
    const made = shell();
    writeFileSync(join(made.folder, 'refs.ris'), RIS);
    made.papers('init');
    made.papers('config', 'citationKeys', "auth.lower + '-' + year");
    made.papers('import', 'refs.ris');
    const bibtex = made.papers('export', '--to', 'bibtex', '--dialect', 'bibtex').stdout;
    const biblatex = made.papers('export', '--to', 'bibtex', '--dialect', 'biblatex', '--ascii').stdout;
    expect(bibtex).toMatch(/@article\{gomez-2021,[^]*journal = \{Journal of Reviews\},[^]*year = \{2021\}/);
    expect(bibtex).toContain('Gómez, Ana and van der Berg, Jan');
    expect(biblatex).toMatch(/@article\{gomez-2021,[^]*journaltitle = [^]*date = \{2021\}/);
    expect(biblatex).toContain("G{\\'o}mez, Ana");
    expect(biblatex).toContain('@inproceedings{lee-2020,');
  });

  it.each([
    ['apa', /Gómez, A\., & van der Berg, J\. \(2021\)/],
    ['ieee', /A\. Gómez and J\. van der Berg/],
    ['mla', /Gómez, Ana, and Jan van der Berg/],
    ['vancouver', /Gómez A, van der Berg J/],
    ['chicago', /Gómez, Ana,? and Jan van der Berg/],
  ])('writes references in the style %s', (style, sign) => {
    const { papers } = shellWithDecisions();
    expect(papers('export', '--to', 'references', '--style', style).stdout).toMatch(sign);
    expect(papers('export', '--to', 'references', '--style', 'none').status).toBe(2);
  });

  it('writes by templates: built in, of the library, and of a file', () => {
    const { papers, folder, file } = shellWithDecisions();
    expect(papers('export', 'is:included', '--template', 'table').stdout).toContain(
      '| [Machine learning for screening: a trial of LLMs](<https://doi.org/10.1000/published>) | Gómez and van der Berg | 2021 | Journal of Reviews | include | icl, to read | Worth reading. |',
    );
    mkdirSync(join(folder, '.papers', 'templates'));
    writeFileSync(join(folder, '.papers', 'templates', 'mine.md'), '* {{title}}\n');
    writeFileSync(join(folder, 'page.html'), '{{#papers}}<p>{{abstract}}</p>{{/papers}}\n');
    writeFileSync(join(folder, 'bad.md'), 'one\n{{titel}}\n');
    expect(papers('export', '--template', 'mine').stdout).toBe(
      '* Machine learning for screening: a trial of LLMs\n* Second paper\n* Third paper of no use\n',
    );
    papers('export', 'is:included', '--template', 'page.html', '-o', 'out.html');
    expect(file('out.html')).toBe('<p>We screen &amp; rank 50% of &lt;all&gt; abstracts.</p>\n');
    expect(papers('export', '--template', 'bad.md').stderr).toMatch(/bad\.md:2: "titel"[^]*\{\{title\}\}/);
    const unknown = papers('export', '--template', 'nothing');
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringMatching(/mine, list, table/)]);
    expect(papers('export', '--template', 'missing.md').stderr).toMatch(/missing\.md: there is no such file/);
    expect(papers('export', '--template', 'table', '--to', 'csv').status).toBe(2);
  });

  it('writes a document for Pandoc with its bibliography beside it', () => {
    const { papers, folder, file } = shellWithDecisions();
    mkdirSync(join(folder, 'doc'));
    papers('export', 'is:included', '--to', 'pandoc', '-o', 'doc/review.md', '--bibliography', 'doc/references.bib');
    const [, key = ''] = /^@article\{(\w+),/.exec(file('doc/references.bib')) ?? [];
    expect(file('doc/review.md')).toMatch(/^bibliography: "references\.bib"$/m);
    expect(file('doc/review.md')).toContain(`[@${key}]`);
    expect(papers('export', '--to', 'csv', '--bibliography', 'x.bib').status).toBe(2);
  });

  it('writes a note for each paper, plain or by a template, and keeps those that are there', () => {
    const { papers, folder, file } = shellWithDecisions();
    mkdirSync(join(folder, 'vault'));
    expect(papers('export', '--notes', 'vault').status).toBe(0);
    const [name = ''] = readdirSync(join(folder, 'vault')).filter((one) => one.startsWith('machine'));
    expect(readdirSync(join(folder, 'vault'))).toHaveLength(3);
    expect(file(join('vault', name))).toMatch(/^---\ntitle: "Machine[^]*tags: \["icl","to-read"\][^]*\n---\n\n# /);
    expect(papers('export', '--notes', 'vault').status).toBe(1);
    expect(papers('export', '--notes', 'vault', '--template', 'logseq', '--force').status).toBe(0);
    expect(file(join('vault', name))).toMatch(
      /^citekey:: \S+\n[^]*\nstatus:: included\ntags:: icl, to-read\n\n- # Machine/,
    );
    expect(papers('export', '--notes', 'vault', '--template', 'table', '--force').stderr).toMatch(/of one paper/);
  });
});

describe('labels', () => {
  /** What a person said of each paper. */
  const said = ({ papers }: Pick<Shell, 'papers'>) =>
    (papers('ls', '--json', '--sort', 'title').json() as Record<string, unknown>[]).map(
      ({ title, status, decision, tags, lists, note }) => ({
        title,
        status,
        reason: (decision as { reason?: string } | undefined)?.reason,
        tags,
        lists,
        note,
      }),
    );

  it.each(['bibtex', 'ris', 'nbib', 'endnote', 'csv', 'tsv', 'json', 'jsonl'])(
    'travel by %s to another library',
    (format) => {
      const from = shellWithDecisions();
      const file = join(from.folder, `moved.${format === 'endnote' ? 'xml' : format}`);
      from.papers('export', '--to', format, '-o', file);
      const to = shell();
      to.papers('init');
      expect(to.papers('import', file).status).toBe(0);
      expect(said(to)).toEqual(said(from));
    },
  );

  it('of ASReview, Rayyan and Zotero come in', () => {
    const { papers, folder } = shell();
    writeFileSync(
      join(folder, 'asreview.csv'),
      'record_id,title,abstract,included,asreview_label_to_validate\n1,First one of them,A.,1,\n2,Second one of them,B.,0,\n3,Third one of them,C.,,\n',
    );
    writeFileSync(
      join(folder, 'rayyan.csv'),
      'key,title,year,abstract,notes\nr-1,Fourth one of them,2020,D.,"RAYYAN-INCLUSION: {""Ada""=>""Excluded""} | RAYYAN-LABELS: icl,hard | RAYYAN-EXCLUSION-REASONS: wrong design"\n',
    );
    writeFileSync(
      join(folder, 'zotero.csv'),
      'Key,Item Type,Title,Manual Tags,Notes\nAB12CD34,journalArticle,Fifth one of them,to read; icl,\n',
    );
    papers('init');
    for (const file of ['asreview.csv', 'rayyan.csv', 'zotero.csv']) expect(papers('import', file).status).toBe(0);
    expect(said({ papers }).map(({ title, status, reason, tags }) => [title, status, reason, tags])).toEqual([
      ['Fifth one of them', 'unscreened', undefined, ['icl', 'to read']],
      ['First one of them', 'included', undefined, []],
      ['Fourth one of them', 'excluded', 'wrong design', ['hard', 'icl']],
      ['Second one of them', 'excluded', undefined, []],
      ['Third one of them', 'unscreened', undefined, []],
    ]);
  });
});
