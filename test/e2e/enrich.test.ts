import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { Robot } from '../support/robot.ts';
import { type FakeServices, fakeServices, type Ran, runPapers } from '../support/services.ts';
import { SEED, shell, type Shell } from '../support/papers.ts';

const DOI = '10.18653/v1/2023.findings-acl.392';

interface Place extends Shell {
  readonly services: FakeServices;
  readonly env: Readonly<Record<string, string>>;
  /** Runs the program while the services answer it. */
  readonly run: (...args: readonly string[]) => Promise<Ran>;
}

/** A library, and services that know a few papers. */
async function place(env: Readonly<Record<string, string>> = {}): Promise<Place> {
  const services = await fakeServices();
  const made = shell();
  made.papers('init');
  const settings = { PAPERS_GATEWAY: services.base, PAPERS_CONTACT: 'ada@example.org', ...env };
  return { ...made, services, env: settings, run: (...args) => runPapers(made.folder, args, settings) };
}

/** The same with the seed's papers, which have titles and abstracts and nothing else. */
async function seeded(env: Readonly<Record<string, string>> = {}): Promise<Place> {
  const here = await place(env);
  here.papers('import', SEED);
  return here;
}

function importText({ folder, papers }: Shell, name: string, text: string): void {
  writeFileSync(join(folder, name), text);
  papers('import', name);
}

type Paper = Readonly<Record<string, unknown>>;

function paper({ papers }: Shell, id: string): Paper {
  return (papers('show', id, '--json').json() as Paper[])[0] ?? {};
}

interface Report {
  readonly enriched: readonly { readonly id: string; readonly fields: readonly string[] }[];
  readonly doubtful: readonly { readonly id: string; readonly match: string; readonly reasons: readonly string[] }[];
}

function journal({ folder }: Shell): string {
  return readFileSync(join(folder, '.papers/journal.jsonl'), 'utf8');
}

const WHEAT = '@article{x, title={Screening wheat images with neural nets}, author={Lee, Ann}, doi={10.5555/other.1}}';
const TWIN =
  '@misc{moreau, title={Screening abstracts by hand and by machine}, author={Moreau, Grace}, abstract={We compare.}}';

describe('papers enrich', () => {
  it('finds a pasted paper by title and abstract, and fills what a citation needs from the published version', async () => {
    const here = await seeded();
    const { status, stdout, stderr } = await here.run('enrich', 'id:cobra-frames');
    expect(stderr).toContain('Enriched 1 of 1 paper');
    expect(status).toBe(0);
    expect(stdout).toContain('crossref');
    const found = paper(here, 'cobra-frames');
    expect(found).toMatchObject({
      doi: DOI,
      arxiv: '2306.01985',
      date: '2023',
      venue: 'Findings of the Association for Computational Linguistics: ACL 2023',
      type: 'paper-conference',
      pages: '6294-6315',
      origins: { venue: { from: 'crossref', record: `doi:${DOI}` } },
    });
    expect(found['authors']).toHaveLength(7);
    expect(here.papers('show', 'cobra-frames').stdout).toMatch(/filled in +.*venue.*crossref/s);
  });

  it('looks papers up by their identifiers together, and takes the venue of a preprint from where it came out', async () => {
    const here = await place();
    importText(
      here,
      'two.bib',
      '@misc{a, title={TART: A plug-and-play Transformer module for task-agnostic reasoning}, year={2023}, eprint={2306.07536}, archiveprefix={arXiv}} @misc{b, title={COBRA Frames: Contextual Reasoning about Effects and Harms of Offensive Statements}, eprint={2306.01985}, archiveprefix={arXiv}}',
    );
    await here.run('enrich');
    const batches = here.services.received.filter(({ url }) => /batch$|id_list|filter=doi/.test(url.href));
    expect(batches.filter(({ host }) => host === 'export.arxiv.org')).toHaveLength(1);
    expect(batches[0]?.url.searchParams.get('id_list') ?? batches[0]?.body).toMatch(/2306\.07536.*2306\.01985/);
    expect(here.papers('ls', '--json=venue').json()).toEqual([
      { venue: 'NeurIPS' },
      { venue: 'Findings of the Association for Computational Linguistics: ACL 2023' },
    ]);
  });

  it('never touches what a source gave, what the user wrote, or what the user took away', async () => {
    const here = await place();
    importText(
      here,
      'cobra.bib',
      `@misc{c, title={COBRA Frames: Contextual Reasoning about Effects and Harms of Offensive Statements}, author={Zhou, X.}, doi={${DOI}}, year={2023}}`,
    );
    const [{ id } = { id: '' }] = here.papers('ls', '--json=id').json() as { id: string }[];
    here.papers('edit', id, 'venue=ACL Findings', 'pages=1-2');
    here.papers('edit', id, 'pages=');
    await here.run('enrich');
    const found = paper(here, id);
    expect(found).toMatchObject({
      authors: [{ family: 'Zhou', given: 'X.' }],
      date: '2023',
      venue: 'ACL Findings',
      publisher: 'Association for Computational Linguistics',
      origins: { venue: { from: 'edit' }, publisher: { from: 'crossref' } },
    });
    expect(found).not.toHaveProperty('pages');
    here.papers('edit', id, 'publisher=ACL');
    await here.run('enrich', '--refresh');
    expect(paper(here, id)).toMatchObject({ publisher: 'ACL', origins: { publisher: { from: 'edit' } } });
  });

  it('is one step of undo, however many papers it was', async () => {
    const here = await seeded();
    const before = here.papers('ls', '--json').stdout;
    await here.run('enrich', 'id:cobra-frames,tart');
    expect(here.papers('ls', 'has:authors', '--json=id').json()).toHaveLength(2);
    here.papers('undo');
    expect(here.papers('ls', '--json').stdout).toBe(before);
    here.papers('redo');
    expect(here.papers('ls', 'has:authors', '--json=id').json()).toHaveLength(2);
  });

  it('changes nothing in a dry run, and says what it would', async () => {
    const here = await seeded();
    const before = journal(here);
    const { stdout, stderr } = await here.run('enrich', 'id:cobra-frames', '--dry-run');
    expect(stdout).toContain('cobra-frames');
    expect(stderr).toContain('nothing changed');
    expect(journal(here)).toBe(before);
  });

  it('asks nothing twice, and nothing at all offline', async () => {
    const here = await seeded();
    const { status } = await here.run('enrich', 'id:cobra-frames', '--offline');
    expect([status, here.services.received.length]).toEqual([0, 0]);
    await here.run('enrich', 'id:cobra-frames', '--dry-run');
    const asked = here.services.received.length;
    await here.run('enrich', 'id:cobra-frames', '--offline');
    expect(here.services.received).toHaveLength(asked);
    expect(paper(here, 'cobra-frames')).toMatchObject({ doi: DOI });
    // What is still lacking was asked about before.
    await here.run('enrich', 'id:cobra-frames');
    expect(here.services.received).toHaveLength(asked);
  });

  it('goes on with the other services when one refuses, and says which', async () => {
    const here = await seeded({ SEMANTIC_SCHOLAR_API_KEY: 's3cret', OPENALEX_API_KEY: 's3cret' });
    here.services.alwaysFail('api.semanticscholar.org', (response) => void response.writeHead(403).end());
    here.services.alwaysFail(
      'api.openalex.org',
      (response) => void response.writeHead(429, { 'retry-after': '40000' }).end(),
    );
    const { status, stdout, stderr } = await here.run('enrich', 'id:cobra-frames,tart', '--debug');
    expect(status).toBe(1);
    expect(stderr).toContain('api.semanticscholar.org refuses to answer (HTTP 403)');
    expect(stderr).toContain('api.openalex.org asks to wait 12 hours');
    expect(stdout + stderr).not.toContain('s3cret');
    expect(here.services.received.filter(({ host }) => host === 'api.semanticscholar.org')).toHaveLength(1);
    // arXiv has their abstracts.
    expect(paper(here, 'cobra-frames')).toMatchObject({ arxiv: '2306.01985' });
  });

  it('keeps what was found when it is interrupted, and goes on from there', async () => {
    const here = await seeded();
    let stop = (): void => undefined;
    here.services.fail('dblp.org', () => stop());
    const { status, stderr } = await runPapers(here.folder, ['enrich', 'id:tart'], here.env, (kill) => {
      stop = () => kill('SIGINT');
    });
    expect([status, stderr]).toEqual([130, expect.stringContaining('Interrupted. Enriched 1')]);
    expect(paper(here, 'tart')).toMatchObject({ arxiv: '2306.07536' });
    const asked = here.services.received.length;
    await here.run('enrich', 'id:tart');
    expect(here.services.received.slice(asked).map(({ host }) => host)).toEqual(['dblp.org']);
    expect(paper(here, 'tart')).toMatchObject({ venue: 'NeurIPS' });
  });

  it('asks only the services that are named', async () => {
    const here = await seeded();
    await here.run('enrich', 'id:tart', '--service', 'dblp', '--service', 'arxiv');
    expect(new Set(here.services.received.map(({ host }) => host))).toEqual(new Set(['export.arxiv.org', 'dblp.org']));
    const { status, stderr } = await here.run('enrich', '--service', 'google');
    expect([status, stderr]).toEqual([2, expect.stringContaining('semantic-scholar')]);
  });

  it('tells who does not say how to be reached', async () => {
    const here = await seeded({ PAPERS_CONTACT: '' });
    expect((await here.run('enrich', 'id:tart')).stderr).toContain('papers config contact');
    here.papers('config', 'contact', 'ada@example.org');
    await here.run('enrich', 'id:cobra-frames');
    expect(here.services.received.at(-1)?.headers['user-agent']).toContain('mailto:ada@example.org');
    expect(here.papers('config', 'contact', 'nobody at all').status).toBe(1);
    expect((await runPapers(here.folder, ['enrich'], { ...here.env, PAPERS_CONTACT: 'a\r\nb' })).status).toBe(2);
  });
});

describe('doubtful matches', () => {
  it('are listed and not taken: a mistyped DOI, and a work that was published twice', async () => {
    const here = await place();
    importText(here, 'doubt.bib', `${WHEAT}\n${TWIN}`);
    const report = JSON.parse((await here.run('enrich', '--json')).stdout) as Report;
    expect(report.enriched).toEqual([]);
    expect(report.doubtful.map(({ match, reasons }) => [match, reasons.at(-1)])).toEqual([
      ['doi:10.5555/other.1', 'different-title'],
      ['doi:10.5555/twin.9', 'several-versions'],
      ['doi:10.5555/twin.1', 'several-versions'],
    ]);
    const listed = await here.run('enrich', '--doubtful');
    expect(listed.stdout).toContain('Harvesting wheat in dry years');
    expect(listed.stderr).toContain('3 doubtful matches');
  });

  it('are taken when a person accepts them, and never shown again when refused', async () => {
    const here = await place();
    importText(here, 'doubt.bib', `${WHEAT}\n${TWIN}`);
    await here.run('enrich');
    const [wheat = '', twin = ''] = (here.papers('ls', '--json=id').json() as { id: string }[]).map(({ id }) => id);
    await here.run('enrich', '--accept', `${twin}=doi:10.5555/twin.1`, '--refuse', `${wheat}=doi:10.5555/other.1`);
    expect(paper(here, twin)).toMatchObject({ venue: 'EASE', date: '2017', doi: '10.5555/twin.1', pages: '10-19' });
    const { stdout } = await here.run('enrich', '--doubtful', '--json');
    expect((JSON.parse(stdout) as Report).doubtful).toEqual([]);
    here.papers('undo');
    const again = JSON.parse((await here.run('enrich', '--doubtful', '--json')).stdout) as Report;
    expect(again.doubtful).toHaveLength(3);
    expect(paper(here, twin)).not.toHaveProperty('venue');
  });

  it('have to be named as they are called', async () => {
    const here = await place();
    importText(here, 'doubt.bib', TWIN);
    const [{ id } = { id: '' }] = here.papers('ls', '--json=id').json() as { id: string }[];
    const { status, stderr } = await here.run('enrich', '--accept', `${id}=doi:10.5555/none`);
    expect([status, stderr]).toEqual([1, expect.stringContaining('doi:10.5555/twin.9')]);
    expect((await here.run('enrich', '--accept', 'moreau')).status).toBe(2);
  });

  it('are asked about one by one at a terminal', async () => {
    const here = await place();
    importText(here, 'doubt.bib', `${WHEAT}\n${TWIN}`);
    const robot = new Robot({ folder: here.folder, args: ['enrich', '--review'], env: here.env, rows: 40 });
    await robot.sees('1 of 3');
    robot.child.write('n\r');
    await robot.sees('2 of 3');
    robot.child.write('y\r');
    await robot.sees('1 taken, 1 refused');
    expect(here.papers('ls', 'venue:annals', '--json=doi').json()).toEqual([{ doi: '10.5555/twin.9' }]);
  });

  it('are shown in the terminal UI beside the paper, and y, n and s are answers', async () => {
    const here = await place();
    importText(here, 'doubt.bib', `${WHEAT}\n${TWIN}`);
    await here.run('enrich');
    const asked = here.services.received.length;
    const robot = new Robot({ folder: here.folder, args: ['triage'], env: here.env, rows: 30 });
    await robot.sees('screened');
    await robot.press('help').type('doubtful').sees('what "enrich" found');
    await robot.press('cancel').press('doubtful').sees('Doubtful matches 1 of 3');
    expect(robot.screen()).toContain('different title');
    const row = (sign: string) => robot.lines().find((line) => line.startsWith(` ${sign}`)) ?? '';
    expect(row('≠')).toMatch(/title +Screening wheat images with.* │ Harvesting wheat in dry years/);
    expect(row('=')).toMatch(/doi +10\.5555\/other\.1 +│ 10\.5555\/other\.1/);
    expect(row('+')).toMatch(/date +│ \d{4}/);

    await robot.press('match-skip').sees('2 of 3');
    await robot.press('match-before').sees('1 of 3');
    await robot.press('match-refuse').sees('is not asked about again; u undoes');
    await robot.sees('1 of 2');
    await robot.press('match-accept').sees(/Filled .*venue.*; u undoes/);
    await robot.sees('Nothing is in doubt');
    expect(here.papers('ls', 'venue:annals', '--json=doi').json()).toEqual([{ doi: '10.5555/twin.9' }]);

    // Each answer is a step of undo, and what is in doubt again comes back.
    await robot.press('match-undo').sees('1 of 2');
    await robot.press('match-undo').sees('1 of 3');
    await robot.press('match-refuse').sees('1 of 2');
    robot.press('match-close', 'back');
    expect((await robot.ended()).status).toBe(0);
    const left = JSON.parse((await here.run('enrich', '--doubtful', '--json')).stdout) as Report;
    expect(left.doubtful.map(({ match }) => match)).toEqual(['doi:10.5555/twin.9', 'doi:10.5555/twin.1']);
    expect(here.services.received.length).toBe(asked);
  });

  it('print what the schema says', async () => {
    const here = await place();
    importText(here, 'doubt.bib', `${WHEAT}\n${TWIN}`);
    here.papers('import', SEED);
    const ajv = addFormats.default(new Ajv2020());
    const report: unknown = JSON.parse((await here.run('enrich', 'id:tart OR no:venue doi:10.5555', '--json')).stdout);
    expect(ajv.validate(here.papers('schema', 'enrich').json() as object, report), ajv.errorsText()).toBe(true);
    const [entry] = here.papers('show', 'tart', '--json').json() as unknown[];
    expect(entry).toHaveProperty('origins');
    expect(ajv.validate(here.papers('schema', 'paper').json() as object, entry), ajv.errorsText()).toBe(true);
  });

  it('are on the command line of the terminal UI, which is about the paper under the cursor', async () => {
    const here = await place();
    importText(here, 'doubt.bib', `${WHEAT}\n${TWIN}`);
    const robot = new Robot({ folder: here.folder, args: ['triage'], env: here.env });
    await robot.sees('Screening wheat');
    robot.child.write(':enrich\r');
    await robot.sees('Harvesting wheat in dry years');
  });
});

describe('papers import', () => {
  it('fetches papers by arXiv id, DOI and link, and merges what it has', async () => {
    const here = await place();
    const { status, stdout, stderr } = await here.run(
      'import',
      'arxiv:2306.01985',
      'https://huggingface.co/papers/2306.07536',
      DOI,
      'doi:10.5555/other.1',
      'https://openalex.org/W4380551257',
      's2:c19b1d5d9ba9a6c93f1a2c6d47a4e1f0a1b2c3d4',
    );
    expect(stderr).not.toContain('error');
    expect([status, stdout]).toEqual([0, expect.stringContaining('3 added, 3 merged')]);
    expect(here.services.received.filter(({ host }) => host === 'export.arxiv.org')).toHaveLength(1);
    expect(here.papers('ls', 'doi:10.5555/other.1', '--json=title,venue,volume').json()).toEqual([
      { title: 'Harvesting wheat in dry years', venue: 'Journal of Fields', volume: '4' },
    ]);
    expect((await here.run('import', 'arxiv:2306.01985')).stdout).toContain('1 unchanged');
  });

  it('fetches the papers that a page of arXiv lists', async () => {
    const here = await place();
    const { stdout } = await here.run('import', 'https://arxiv.org/list/cs.CL/recent', '--tag', 'new');
    expect(stdout).toContain('2 added');
    expect(here.papers('ls', 'tag:new has:abstract', '--json=arxiv').json()).toEqual([
      { arxiv: '2306.01985' },
      { arxiv: '2306.07536' },
    ]);
  });

  it('names what cannot be fetched, and reads the rest', async () => {
    const here = await place();
    const { status, stdout, stderr } = await here.run('import', '10.5555/nothing', SEED, 'arxiv:2306.07536');
    expect([status, stdout]).toEqual([1, expect.stringContaining('75 added, 1 merged')]);
    expect(stderr).toContain('10.5555/nothing: error: no service knows such a paper');
    const other = await here.run('import', 'https://example.org/paper.html');
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('Save any other page')]);
  });

  it('takes a file of the name of an arXiv id for the file', async () => {
    const here = await place();
    writeFileSync(join(here.folder, '2306.01985'), '@misc{a, title={A file of that name}}');
    expect((await here.run('import', '2306.01985')).stdout).toContain('1 added');
    expect(here.services.received).toEqual([]);
  });
});

describe('the network', () => {
  it('is not in what starts at once', () => {
    const main = readFileSync(new URL('../../dist/main.cjs', import.meta.url), 'utf8');
    expect(main).not.toMatch(/PAPERS_GATEWAY|undici|semanticscholar/);
  });
});
