import { excludedInARow, type ScreeningSoFar } from './stopping/so-far.ts';

/** What is known of a screening besides its decisions. */
export interface SafeFacts {
  /** Papers that have to be found, and how many of them are included. */
  readonly keyPapers?: { readonly papers: number; readonly included: number };
  /** Relevant records that there are likely to be. */
  readonly expected?: number;
  /** Excluded in a row that count as enough; 50 in the publication. */
  readonly inARow: number;
}

/** A point of the checklist. `open`: a program cannot know it, or was not told what it needs. */
export interface SafeItem {
  readonly phase: 1 | 2 | 3 | 4;
  readonly item: string;
  readonly state: 'met' | 'not met' | 'open';
  /** Where it stands, or what to do. */
  readonly detail: string;
}

const LEAST_SHARE = 0.1;
const TRAINING_SHARE = 0.01;

function stateOf(met: boolean): SafeItem['state'] {
  return met ? 'met' : 'not met';
}

function keyPapersItem(keyPapers: SafeFacts['keyPapers']): SafeItem {
  const item = 'all key papers are included';
  return keyPapers === undefined || keyPapers.papers === 0
    ? { phase: 2, item, state: 'open', detail: 'name a reading list of papers that have to be found' }
    : {
        phase: 2,
        item,
        state: stateOf(keyPapers.included === keyPapers.papers),
        detail: `${keyPapers.included} of ${keyPapers.papers}`,
      };
}

function expectedItem(screened: number, expected: number | undefined): SafeItem {
  const item = 'twice as many are screened as are likely to be relevant';
  return expected === undefined
    ? {
        phase: 2,
        item,
        state: 'open',
        detail: 'say how many are likely, from the share among those screened at random',
      }
    : { phase: 2, item, state: stateOf(screened >= 2 * expected), detail: `${screened} of ${2 * expected}` };
}

/**
 * The SAFE procedure (Boetje & van de Schoot, The SAFE procedure: a practical stopping heuristic for active
 * learning-based screening in systematic reviews and meta-analyses, Syst Rev 13:81, 2024) as a checklist: what can be
 * counted is; the rest is for the reviewer to see to. A heuristic: it promises nothing.
 */
export function safeChecklist(screening: ScreeningSoFar, { keyPapers, expected, inARow }: SafeFacts): SafeItem[] {
  const { screened, total } = screening;
  const row = excludedInARow(screening);
  return [
    {
      phase: 1,
      item: 'a random set was screened first',
      state: 'open',
      detail: `at least 1% (${Math.ceil(total * TRAINING_SHARE)}), and until one is relevant`,
    },
    keyPapersItem(keyPapers),
    expectedItem(screened, expected),
    {
      phase: 2,
      item: 'a tenth of all records is screened',
      state: stateOf(total > 0 && screened >= total * LEAST_SHARE),
      detail: `${screened} of ${Math.ceil(total * LEAST_SHARE)}`,
    },
    { phase: 2, item: `the last ${inARow} screened are irrelevant`, state: stateOf(row >= inARow), detail: `${row}` },
    {
      phase: 3,
      item: 'another model finds no more',
      state: 'open',
      detail: `order what is left by another model and screen until ${inARow} in a row are irrelevant`,
    },
    {
      phase: 4,
      item: 'the excluded were looked through',
      state: 'open',
      detail: 'look again at the excluded that a model ranks highest; one excluded by mistake is a reason to go on',
    },
  ];
}
