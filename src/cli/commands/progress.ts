import { percent, pValueText } from '../../domain/wording.ts';
import { wrap } from '../../terminal/width.ts';
import { textWidth } from '../paper-block.ts';
import type { OutputStream } from '../../terminal/terminal.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import { planStopping, type Progress, progress as progressOf } from '../../verbs/progress.ts';
import type { Command, Invocation } from '../command.ts';
import { countOption } from '../count-option.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';
import { shareOption } from '../share-option.ts';

const MARKS = { met: '✓', 'not met': '✗', open: '·' } as const satisfies Record<
  Progress['safe'][number]['state'],
  string
>;

function planGiven({ options }: Invocation<'progress'>) {
  const recall = shareOption('--target', options.target);
  const confidence = shareOption('--confidence', options.confidence);
  const inARow = countOption('--in-a-row', options.inARow);
  const expected = countOption('--expected', options.expected);
  return {
    ...(recall !== undefined && { recall }),
    ...(confidence !== undefined && { confidence }),
    ...(inARow !== undefined && { inARow }),
    ...(expected !== undefined && { expected }),
    ...(options.keyPapers !== undefined && { keyPapers: options.keyPapers }),
  };
}

function chosenWords({ chosen }: Progress['plan']): string {
  if (chosen === undefined) return 'the usual one; choose yours before you start: papers progress --target 95%';
  const { by, at, afterDecisions, insteadOf } = chosen;
  const when =
    afterDecisions === 0
      ? 'before the first decision'
      : `after ${afterDecisions} ${afterDecisions === 1 ? 'decision' : 'decisions'}`;
  const other =
    insteadOf === undefined
      ? ''
      : `, instead of ${percent(insteadOf.recall)} with ${percent(insteadOf.confidence)} confidence`;
  return `chosen by ${sanitiseLine(by)} on ${at.slice(0, 10)}, ${when}${other}`;
}

function evidenceLines({ style }: OutputStream, { plan, recall, target, excludedInARow }: Progress): string[] {
  const goal = `with ${percent(plan.confidence)} confidence you have seen at least ${percent(plan.recall)}`;
  const said = target.reached ? style('included', `${MARKS.met} ${goal}`) : `${MARKS['not met']} not yet: "${goal}"`;
  const estimate =
    recall === undefined
      ? 'nothing relevant was found yet'
      : `about ${percent(recall.estimate)}, between ${percent(recall.lower)} and 100% (${percent(plan.confidence)} confidence); at most ${recall.missed.most} missed`;
  return [
    `${style('label', 'recall'.padEnd(9))} ${estimate}`,
    `${style('label', 'promise'.padEnd(9))} ${said} (${pValueText(target.pValue)})`,
    `${style('label', 'in a row'.padEnd(9))} ${excludedInARow} excluded since the last included`,
  ];
}

function lines(stream: OutputStream, shown: Progress): string[] {
  const { style } = stream;
  const { papers, screened, included, putAside, atAStroke, plan, safe } = shown;
  const aside = [
    ...(putAside > 0 ? [`${putAside} put aside`] : []),
    ...(atAStroke > 0 ? [`${atAStroke} decided with many at once, which is no evidence`] : []),
  ];
  const width = textWidth(stream);
  return [
    `${screened} of ${papers} screened, ${included} included${aside.length === 0 ? '' : `; ${aside.join('; ')}`}`,
    `${style('label', 'plan'.padEnd(9))} ${percent(plan.recall)} recall with ${percent(plan.confidence)} confidence ${style('faint', `(${chosenWords(plan)})`)}`,
    ...evidenceLines(stream, shown),
    '',
    style('title', 'SAFE checklist'),
    ...safe.map(({ phase, item, state, detail }) =>
      wrap(`${item}: ${style('faint', detail)}`, { width, first: `  ${MARKS[state]} ${phase}. `, hanging: '       ' }),
    ),
    '',
    style('faint', 'Evidence, not advice: docs/stopping.md says what each line promises and what it does not.'),
  ];
}

export const progress: Command<'progress'> = async (invocation) => {
  const { mode, terminal, openLibrary } = invocation;
  const plan = planGiven(invocation);
  const library = await openLibrary();
  if (Object.keys(plan).length > 0) await planStopping(library, plan);
  const shown = progressOf(library);
  if (mode.kind === 'person') await terminal.stdout.write(`${lines(terminal.stdout, shown).join('\n')}\n`);
  else await printDocument(terminal, mode, shown);
  return EXIT.done;
};
