import { describe, expect, it } from 'vitest';
import { decide } from '../../src/verbs/decide.ts';
import { screeningReport } from '../../src/verbs/report.ts';
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
});
