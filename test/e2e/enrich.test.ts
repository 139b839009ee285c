import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FakeServices, fakeServices, type Ran, runPapers } from '../support/services.ts';
import { SEED, shell, type Shell } from '../support/papers.ts';

const DOI = '10.18653/v1/2023.findings-acl.392';

interface Place extends Shell {
  readonly services: FakeServices;
  readonly enrich: (...args: readonly string[]) => Promise<Ran>;
}

/** A library with the seed's papers, and services that know two of them. */
async function place(env: Readonly<Record<string, string>> = {}): Promise<Place> {
  const services = await fakeServices();
  const made = shell();
  made.papers('init');
  made.papers('import', SEED);
  const settings = { PAPERS_GATEWAY: services.base, PAPERS_CONTACT: 'ada@example.org', ...env };
  return { ...made, services, enrich: (...args) => runPapers(made.folder, args, settings) };
}

type Paper = Readonly<Record<string, unknown>>;

function paper({ papers }: Shell, id: string): Paper {
  return (papers('show', id, '--json').json() as Paper[])[0] ?? {};
}

describe('papers enrich', () => {
  it('finds a pasted paper by title and abstract, and fills what a citation needs from the published version', async () => {
    const here = await place();
    const { status, stdout, stderr } = await here.enrich('enrich', 'id:cobra-frames');
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
});
