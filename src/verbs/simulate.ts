import type { Diagnostic } from '../domain/diagnostic.ts';
import { asDiagnostic, PapersError } from '../domain/errors.ts';
import { readLabelled } from '../formats/labelled/index.ts';
import { featuresOf } from '../screening/features.ts';
import { metricsOf, type RecallPoint, recallCurve, type ScreeningMetrics } from '../screening/metrics.ts';
import type { ModelName } from '../screening/model.ts';
import { MODELS } from '../screening/models.ts';
import { drawPriors, type Priors, shuffled, simulate, type Simulation } from '../screening/simulate.ts';
import { finish } from '../screening/slices.ts';
import type { ScreeningTrace } from '../screening/trace.ts';
import type { Input } from './read-records.ts';

export type { RecallPoint, ScreeningMetrics };

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
  readonly trace: Simulation;
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
  const features = featuresOf(records);
  const runs: SimulatedRun[] = [];
  for (const { seed, priors } of starts) {
    const trace = finish(
      simulate(model, features, labels, priors, (screened, of) => {
        request.progress?.((runs.length + screened / of) / starts.length);
      }),
    );
    runs.push({ seed, metrics: metricsOf(trace), trace });
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
      runs,
    },
    messages,
  };
}
