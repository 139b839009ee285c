import { createLookout } from '../../src/verbs/triage/outlook.ts';
import { createSeek } from '../../src/verbs/triage/seek.ts';
import type { TriageThreads } from '../../src/verbs/triage/session.ts';
import { reopen } from './library.ts';

/** What the program has in threads, over libraries of their own in the same folder. */
export async function threadsOver(directory: string): Promise<TriageThreads> {
  return {
    lookout: createLookout(await reopen(directory)),
    upgrade: async () => (await reopen(directory)).upgrade(),
    seek: createSeek(await reopen(directory), () => new Date('2026-05-02T10:00:00Z')),
  };
}
