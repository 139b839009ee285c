import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { torturedByCrowds } from '../torture/crowds.ts';
import { torturedByFaults } from '../torture/faults.ts';
import { TARGETS } from '../torture/fuzz-targets.ts';
import { torturedByKills } from '../torture/kills.ts';

/** A short form of "npm run torture"; docs/reliability.md has what the long one counts. */
describe('a library', () => {
  it('has all that was acknowledged, and nothing by halves, whenever a process is killed', async () => {
    const { counts, failures } = await torturedByKills(7, { runs: 10, lanes: 2 });
    expect(failures).toEqual([]);
    expect(counts['runs']).toBeGreaterThanOrEqual(10);
  });

  it('is whole after any call that writes has failed, and the error is clear', async () => {
    const { counts, failures } = await torturedByFaults(7, {
      names: ['tag'],
      answers: [{ how: 'fail', code: 'ENOSPC' }],
      lanes: 2,
    });
    expect(failures).toEqual([]);
    expect(counts['calls failed']).toBeGreaterThan(5);
  });

  it('takes every change of eight processes that write at once, while two read', async () => {
    const { counts, failures } = await torturedByCrowds(7, { changes: 2 });
    expect(failures).toEqual([]);
    expect(counts['changes']).toBe(16);
  });

  it('takes every change of processes of which some are killed', async () => {
    const { failures } = await torturedByCrowds(8, { writers: 3, changes: 2, killed: 50 });
    expect(failures).toEqual([]);
  });
});

describe('input that nobody meant', () => {
  it.each(Object.entries(TARGETS))('does no harm as %s', async (_, { inputs, run }) => {
    await fc.assert(
      fc.asyncProperty(inputs, (input) => run(input)),
      { numRuns: 10 },
    );
  });
});
