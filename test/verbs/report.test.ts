import { describe, expect, it } from 'vitest';
import { decide } from '../../src/verbs/decide.ts';
import type { FoundIn } from '../../src/domain/found-in.ts';
import { importPapers } from '../../src/verbs/import.ts';
import { reportText, screeningReport } from '../../src/verbs/report.ts';
import { entriesOf } from '../../src/domain/entry.ts';
import { libraryOf3, reopen } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';

describe('a report', () => {
  it('names the models whose suggestions were taken up, as the journal keeps them, without what was undone', async () => {
    const library = await libraryOf3(temporaryFolder());
    const [a, b, c] = entriesOf(library.papers, library.state);
    if (a === undefined || b === undefined || c === undefined) throw new Error('expected three papers');
    const suggested = { model: 'ours', version: '1' };
    await decide(library, [a], { kind: 'include' }, false, suggested);
    await decide(library, [b], { kind: 'exclude' }, false);
    await decide(library, [c], { kind: 'exclude' }, false, suggested);
    await library.undo(1);
    const report = screeningReport(await reopen(library.directory), '1.2.3');
    expect(report.suggested).toEqual([{ ...suggested, papers: 1 }]);
    expect(report.methods).toContain('1 record by the model ours, version 1.');
  });

  it('tells databases, registers and other sources apart where imports said so, with a sum of each', async () => {
    const library = await libraryOf3(temporaryFolder());
    const clock = () => new Date('2026-05-03T10:00:00Z');
    const importing = (file: string, foundIn: FoundIn, ...titles: readonly string[]) => {
      const content = new TextEncoder().encode(JSON.stringify(titles.map((title) => ({ title }))));
      async function* chunks() {
        yield content;
      }
      return importPapers(library, [{ file, chunks }], { from: 'json', clock, foundIn });
    };
    await importing('scopus.json', 'database', 'One title that is long enough', 'Two titles that are long enough');
    await importing('medline.json', 'database', 'Three titles that are long enough', 'Two titles that are long enough');
    await importing('trials.json', 'register', 'Four titles that are long enough');
    const report = screeningReport(await reopen(library.directory), '1.2.3');
    expect(report.flow.identified).toEqual({
      records: 8,
      sources: [
        { name: 'page.txt', papers: 3 },
        { name: 'scopus.json', papers: 2, foundIn: 'database' },
        { name: 'medline.json', papers: 2, foundIn: 'database' },
        { name: 'trials.json', papers: 1, foundIn: 'register' },
      ],
    });
    expect(report.flow.duplicates).toBe(1);
    const lines = reportText(report, 'markdown')
      .split('\n')
      .filter((line) => line.startsWith('| …'));
    expect(lines.slice(0, 7)).toEqual([
      '| … Databases | 4 |',
      '| … – scopus.json | 2 |',
      '| … – medline.json | 2 |',
      '| … Registers | 1 |',
      '| … – trials.json | 1 |',
      '| … Not said where | 3 |',
      '| … – page.txt | 3 |',
    ]);
    expect(reportText(report, 'html')).toContain('• Databases (n = 4)');
  });
});
