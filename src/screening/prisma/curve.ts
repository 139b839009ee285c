import type { ScreeningSoFar } from '../stopping/so-far.ts';

const WIDTH = 640;
const HEIGHT = 340;
const LEFT = 60;
const RIGHT = 20;
const TOP = 20;
const BOTTOM = 50;

/** A round number of which about five make the whole. */
function step(most: number): number {
  const rough = Math.max(1, most / 5);
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

function ticks(most: number): number[] {
  const each = step(most);
  return Array.from({ length: Math.floor(most / each) + 1 }, (_, index) => index * each);
}

/**
 * The recall curve as an SVG element: papers included against papers screened, with the line that a random order would
 * follow to the number of relevant papers that `expected` says there are. Its colours come from the page.
 */
export function recallCurveChart({ foundAt, screened, total }: ScreeningSoFar, expected: number): string {
  const most = Math.max(1, expected, foundAt.length);
  const across = Math.max(1, total);
  const x = (rank: number): string => (LEFT + (rank / across) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const y = (found: number): string => (HEIGHT - BOTTOM - (found / most) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const steps = foundAt.map((rank, index) => `H${x(rank)}V${y(index + 1)}`);
  const bottom = HEIGHT - BOTTOM;
  return [
    `<svg class="curve" role="img" aria-labelledby="curve-title curve-told" viewBox="0 0 ${WIDTH} ${HEIGHT}" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="curve-title">Recall curve</title><desc id="curve-told">${foundAt.length} papers included after ${screened} of ${total} were screened.</desc>`,
    ...ticks(across).map(
      (tick) =>
        `<line class="grid" x1="${x(tick)}" y1="${TOP}" x2="${x(tick)}" y2="${bottom}"/><text x="${x(tick)}" y="${bottom + 18}" text-anchor="middle">${tick}</text>`,
    ),
    ...ticks(most).map(
      (tick) =>
        `<line class="grid" x1="${LEFT}" y1="${y(tick)}" x2="${WIDTH - RIGHT}" y2="${y(tick)}"/><text x="${LEFT - 8}" y="${Number(y(tick)) + 4}" text-anchor="end">${tick}</text>`,
    ),
    `<line class="random" x1="${x(0)}" y1="${y(0)}" x2="${x(across)}" y2="${y(most)}"/>`,
    `<path class="found" d="M${x(0)} ${y(0)}${steps.join('')}H${x(screened)}"/>`,
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">papers screened</text>`,
    `<text transform="translate(16 ${(TOP + bottom) / 2}) rotate(-90)" text-anchor="middle">papers included</text>`,
    '</svg>',
  ].join('\n');
}
