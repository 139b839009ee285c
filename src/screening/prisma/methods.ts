import { kappaText, percent, pValueText } from '../../domain/wording.ts';
import type { ScreeningReport } from './report.ts';
import { grouped } from '../../text/grouped.ts';

type Facts = Omit<ScreeningReport, 'methods'>;

function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function identification({ flow }: Facts): string {
  const { records, sources } = flow.identified;
  const from = sources.length === 0 ? '' : ` (${sources.map(({ name, papers }) => `${name}: ${papers}`).join('; ')})`;
  return `${counted(records, 'record')} ${records === 1 ? 'was' : 'were'} identified${from}, and ${counted(flow.duplicates, 'duplicate')} removed by DOI, arXiv identifier and title.`;
}

function screeners({ flow, version, reviewers, blind, screening, atAStroke }: Facts): string {
  const who = reviewers.length === 0 ? 'nobody yet' : `${counted(reviewers.length, 'reviewer')} (${joined(reviewers)})`;
  const only = blind ? ' The library is blind: only the decisions of the one reviewer are counted here.' : '';
  const total = flow.identified.records - flow.duplicates;
  const stroke = atAStroke === 0 ? '' : `; ${atAStroke} of them were decided on many at once or came with decisions`;
  const all = screening.total === screening.screened ? 'All' : counted(flow.screened, 'record');
  const were = all === 'All' ? `All ${counted(total, 'record')}` : `${all} of ${grouped(total)}`;
  return `${were} ${flow.screened === 1 ? 'was' : 'were'} screened by title and abstract with papers ${version} by ${who}${stroke}.${only}`;
}

function order({ suggested, flow }: Facts): string[] {
  if (flow.screened === 0) return [];
  if (suggested.length === 0) return ['No model is recorded as having ordered them.'];
  const models = suggested.map(
    ({ model, version, papers }) => `${counted(papers, 'record')} by the model ${model}, version ${version}`,
  );
  return [`Of these were suggested, as the most promising after the decisions so far: ${joined(models)}.`];
}

function agreed({ agreement, disagreements }: Facts): string[] {
  const pairs = agreement.map(({ reviewers, papers, agreement: share, kappa }) => {
    return `${joined(reviewers)} both decided on ${counted(papers, 'record')} and agreed on ${percent(share)} (Cohen's kappa ${kappaText(kappa)}).`;
  });
  const { open, settled } = disagreements;
  const settling =
    settled === 0 ? [] : [`${counted(settled, 'disagreement')} ${settled === 1 ? 'was' : 'were'} settled.`];
  const left =
    open === 0
      ? []
      : [
          `${counted(open, 'disagreement')} ${open === 1 ? 'is' : 'are'} not settled; there the latest decision counts.`,
        ];
  return [...pairs, ...settling, ...left];
}

function planned({ stopping }: Facts): string {
  const { plan, chosen } = stopping;
  const goal = `a recall of at least ${percent(plan.recall)} with ${percent(plan.confidence)} confidence`;
  if (chosen === undefined) return `No stopping rule was chosen beforehand; the figures below are for ${goal}.`;
  const when =
    chosen.afterDecisions === 0
      ? 'before the first decision'
      : `after ${counted(chosen.afterDecisions, 'decision')}, not before the first`;
  const { insteadOf } = chosen;
  const other =
    insteadOf === undefined
      ? ''
      : ` It took the place of a recall of at least ${percent(insteadOf.recall)} with ${percent(insteadOf.confidence)} confidence.`;
  return `The stopping rule was chosen ${when} (${chosen.at.slice(0, 10)}): ${goal} by the hypergeometric test of Callaghan and Müller-Hansen (2020, Syst Rev 9:273), its p-value multiplied by one more than the number of relevant records assumed missed so that it holds when looked at after every decision.${other}`;
}

function inARow(excluded: number): string {
  if (excluded === 0) return 'none was excluded since the last one included';
  return excluded === 1 ? 'the last one screened was excluded' : `the last ${grouped(excluded)} screened were excluded`;
}

function reached({ flow, screening, stopping, recall }: Facts): string {
  const { evidence, excludedInARow } = stopping;
  if (screening.screened === screening.total && flow.notScreened.papers === 0)
    return `Nothing is left unscreened. ${counted(flow.included, 'record')} ${flow.included === 1 ? 'was' : 'were'} included.`;
  const estimate =
    recall === undefined
      ? ''
      : ` Recall is estimated at ${percent(recall.estimate)} (at least ${percent(recall.lower)} with the same confidence).`;
  const test = `the rule was ${evidence.reached ? '' : 'not '}met (${pValueText(evidence.pValue)})`;
  return `When this report was made ${counted(flow.notScreened.papers, 'record')} ${flow.notScreened.papers === 1 ? 'was' : 'were'} not screened, ${counted(flow.included, 'record')} ${flow.included === 1 ? 'was' : 'were'} included, ${inARow(excludedInARow)}, and ${test}.${estimate} The test assumes that the records came in random order or a better one.`;
}

/** The paragraph that the methods section of a paper needs. Plain text; whoever prints it escapes it. */
export function methodsParagraph(facts: Facts): string {
  return [
    identification(facts),
    screeners(facts),
    ...order(facts),
    ...agreed(facts),
    planned(facts),
    reached(facts),
  ].join(' ');
}
