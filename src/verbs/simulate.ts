import type { Diagnostic } from '../domain/diagnostic.ts';
import { asDiagnostic, PapersError } from '../domain/errors.ts';
import { readLabelled } from '../formats/labelled/index.ts';
import { featuresOf } from '../screening/features.ts';
import { metricsOf, type RecallPoint, recallCurve, type ScreeningMetrics } from '../screening/metrics.ts';
import type { ModelName } from '../screening/model.ts';
import { MODELS } from '../screening/models.ts';
import { drawPriors, type Priors, shuffled, simulate, type Simulation } from '../screening/simulate.ts';
import { evaluateStopping, type StoppingOutcome, USUAL_TARGET } from '../screening/stopping/evaluate.ts';
import { finish } from '../screening/slices.ts';
import type { ScreeningTrace } from '../screening/trace.ts';
import type { Input } from './read-records.ts';

export type { RecallPoint, ScreeningMetrics, StoppingOutcome };

export interface SimulationRequest {
  readonly model: ModelName;
  /** So many runs, each from one included and one excluded record that its seed draws: 1, 2, ... */
  readonly seeds: number;
  /** Told what share of the runs is done, in [0, 1]. */
  readonly progress?: (done: number) => void;
}

/** One replay of a labelled set. */
export interface SimulatedRun {
  readonly seed: number;
  readonly metrics: ScreeningMetrics;
  /** Where each rule would have stopped, for a recall of 95% with 95% confidence. */
  readonly stopping: readonly StoppingOutcome[];
  readonly trace: Simulation;
}

/** What a stopping rule came to over the runs. */
export interface StoppingSummary {
  readonly rule: string;
  /** Mean recall where it stopped, in [0, 1]. */
  readonly recall: number;
  /** Mean fraction of the records not read, in [0, 1). */
  readonly saved: number;
  /** Fraction of the runs in which 95% were found when it stopped, in [0, 1]. */
  readonly kept: number;
}

/** What prioritisation would have been worth on a labelled set. */
export interface SimulationReport {
  readonly file: string;
  readonly records: number;
  readonly included: number;
  readonly model: ModelName;
  readonly version: string;
  /** Means over the runs. */
  readonly metrics: ScreeningMetrics;
  /** The same for the records in an order of chance, from the same priors. */
  readonly random: ScreeningMetrics;
  /** Mean recall after every hundredth of the reading. */
  readonly curve: readonly RecallPoint[];
  readonly stopping: readonly StoppingSummary[];
  readonly runs: readonly SimulatedRun[];
}

export interface SimulationAnswer {
  /** Undefined when the set cannot be replayed; then there is an error among the messages. */
  readonly report?: SimulationReport;
  readonly messages: readonly Diagnostic[];
}

const CURVE_POINTS = 100;

async function bytesOf(input: Input): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input.chunks()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function meanMetrics(all: readonly ScreeningMetrics[]): ScreeningMetrics {
  const of = (name: keyof ScreeningMetrics): number => mean(all.map((metrics) => metrics[name]));
  return { loss: of('loss'), atd: of('atd'), wss95: of('wss95'), wss100: of('wss100'), rrf10: of('rrf10') };
}

function meanCurve(traces: readonly ScreeningTrace[]): RecallPoint[] {
  const curves = traces.map(({ labels }) => recallCurve(labels, CURVE_POINTS));
  return (curves[0] ?? []).map(({ read }, point) => ({
    read,
    recall: mean(curves.map((curve) => curve[point]?.recall ?? Number.NaN)),
  }));
}

function summaries(runs: readonly SimulatedRun[]): StoppingSummary[] {
  return (runs[0]?.stopping ?? []).map(({ rule }, index) => {
    const outcomes = runs.flatMap(({ stopping }) => stopping[index] ?? []);
    return {
      rule,
      recall: mean(outcomes.map(({ recall }) => recall)),
      saved: mean(outcomes.map(({ saved }) => saved)),
      kept: mean(outcomes.map(({ recall }) => Number(recall >= USUAL_TARGET.recall))),
    };
  });
}

/** Priors for every seed; none when there is nothing left to find or to sort out. */
function priorsFor(labels: readonly boolean[], seeds: number): { readonly seed: number; readonly priors: Priors }[] {
  const included = labels.filter(Boolean).length;
  if (included < 2 || labels.length - included < 2) return [];
  return Array.from({ length: seeds }, (_, index) => index + 1).flatMap((seed) => {
    const priors = drawPriors(labels, seed);
    return priors === undefined ? [] : [{ seed, priors }];
  });
}

/** Replays a labelled set: a person who reads what the model ranks first, from one record of each kind on. */
export async function simulateFile(input: Input, request: SimulationRequest): Promise<SimulationAnswer> {
  const { file } = input;
  let bytes: Uint8Array;
  try {
    bytes = await bytesOf(input);
  } catch (error) {
    if (error instanceof PapersError) return { messages: [asDiagnostic(error)] };
    throw error;
  }
  const { records, messages } = readLabelled(bytes, file);
  const labels = records.map(({ included }) => included);
  const starts = priorsFor(labels, request.seeds);
  if (starts.length === 0) {
    const few: Diagnostic = {
      file,
      reason: `${labels.filter(Boolean).length} of ${labels.length} records are included: at least two of each kind are needed`,
      note: 'Choose a set in which a review has included some records and excluded others.',
      fatal: true,
      ruleId: 'too-few-labels',
    };
    return { messages: messages.some(({ fatal }) => fatal === true) ? messages : [...messages, few] };
  }
  const model = MODELS[request.model];
  const features = finish(featuresOf(records));
  const runs: SimulatedRun[] = [];
  for (const { seed, priors } of starts) {
    const trace = finish(
      simulate(model, features, labels, priors, (screened, of) => {
        request.progress?.((runs.length + screened / of) / starts.length);
      }),
    );
    const stopping = evaluateStopping(trace.labels, trace.labels.length);
    runs.push({ seed, metrics: metricsOf(trace), stopping, trace });
    request.progress?.(runs.length / starts.length);
  }
  return {
    report: {
      file,
      records: labels.length,
      included: labels.filter(Boolean).length,
      model: model.name,
      version: model.version,
      metrics: meanMetrics(runs.map(({ metrics }) => metrics)),
      random: meanMetrics(starts.map(({ seed, priors }) => metricsOf(shuffled(labels, priors, seed)))),
      curve: meanCurve(runs.map(({ trace }) => trace)),
      stopping: summaries(runs),
      runs,
    },
    messages,
  };
}
