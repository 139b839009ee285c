import { type NamedCount, type PrismaFlow, sourceLines } from './flow.ts';
import { escapeMarkup } from './markup.ts';
import { grouped } from '../../text/grouped.ts';

/** A box of the diagram: its lines, where it stands, and how it is drawn. */
interface Box {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

const WIDTH = 340;
const GAP = 60;
const LINE = 20;
const PADDING = 12;
const LEFT = 30;
const RIGHT = LEFT + WIDTH + GAP;
const TOTAL_WIDTH = RIGHT + WIDTH + 10;
/** Pixels that a line of a box holds. */
const ROOM = WIDTH - 2 * PADDING;

/** How wide letters are at 14 pixels in the widest of the usual fonts (DejaVu Sans); first come, first served. */
const LETTER_WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'|!()[\]/\\\s]/, 5.6],
  [/[mwMW@%—…]/, 14],
  [/[A-Z<>=+~#&^]/, 11.8],
  [/[\u0020-\u007E•]/, 9],
  [/[\u{1F000}-\u{1FAFF}]/u, 19],
  [/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{20000}-\u{3FFFD}]/u, 14.5],
];
const OTHER_WIDTH = 11.8;

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += LETTER_WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? OTHER_WIDTH;
  return width;
}

/** Breaks a text into lines that a box holds; a word that is longer than a line is broken where it has to be. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && widthOf(`${line} ${word}`) > ROOM && widthOf(indent + word) <= ROOM) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? `${lines.length === 0 ? '' : indent}${word}` : `${line} ${word}`;
    while (widthOf(line) > ROOM) {
      let cut = '';
      for (const letter of line) {
        if (widthOf(cut + letter) > ROOM) break;
        cut += letter;
      }
      lines.push(cut);
      line = indent + line.slice(cut.length);
    }
  }
  return [...lines, line];
}

function counted(count: number): string {
  return `n = ${grouped(count)}`;
}

function listed(counts: readonly NamedCount[]): string[] {
  return counts.flatMap(({ name, papers }) => wrapped(`• ${name} (${counted(papers)})`, '\u00A0\u00A0\u00A0'));
}

function box(lines: readonly string[], x: number, y: number): Box {
  return { lines, x, y, height: lines.length * LINE + 2 * PADDING - 4 };
}

function drawn({ lines, x, y, height }: Box, className: string): string {
  const text = lines.map(
    (line, index) =>
      `<text x="${x + PADDING}" y="${y + PADDING + 12 + index * LINE}"${index === 0 ? ' class="head"' : ''}>${escapeMarkup(line)}</text>`,
  );
  return `<g class="${className}"><rect x="${x}" y="${y}" width="${WIDTH}" height="${height}" rx="4"/>${text.join('')}</g>`;
}

function arrow(fromX: number, fromY: number, toX: number, toY: number): string {
  return `<line x1="${fromX}" y1="${fromY}" x2="${toX}" y2="${toY}" marker-end="url(#arrow)"/>`;
}

/** The flow as an SVG element: what goes on down the left, what is left out on the right. Its colours come from the page. */
export function flowDiagram(flow: PrismaFlow): string {
  const rows = [
    {
      stage: 'Identification',
      main: ['Records identified', counted(flow.identified.records), ...listed(sourceLines(flow.identified.sources))],
      aside: ['Records removed before screening', `duplicates (${counted(flow.duplicates)})`],
    },
    {
      stage: 'Screening',
      main: ['Records screened', counted(flow.screened)],
      aside: ['Records excluded', counted(flow.excluded.papers), ...listed(flow.excluded.reasons)],
    },
    {
      stage: '',
      main: undefined,
      aside: [
        'Records not screened',
        counted(flow.notScreened.papers),
        ...listed([
          { name: 'put aside', papers: flow.notScreened.putAside },
          { name: 'not reached', papers: flow.notScreened.unscreened },
        ]),
      ],
    },
    { stage: 'Included', main: ['Records included', counted(flow.included)], aside: undefined },
  ];
  const parts: string[] = [];
  const mains: Box[] = [];
  let y = 10;
  for (const { stage, main, aside } of rows) {
    const left = main === undefined ? undefined : box(main, LEFT, y);
    const right = aside === undefined ? undefined : box(aside, RIGHT, y);
    const before = mains.at(-1);
    if (left !== undefined) {
      if (before !== undefined) parts.push(arrow(LEFT + WIDTH / 2, before.y + before.height, LEFT + WIDTH / 2, y - 2));
      parts.push(drawn(left, 'main'));
      mains.push(left);
    }
    if (right !== undefined) {
      // What was not screened branches off the line that leads on from what was.
      const from = left === undefined ? LEFT + WIDTH / 2 : LEFT + WIDTH;
      const at = y + Math.min(right.height, left?.height ?? right.height) / 2;
      parts.push(arrow(from, at, RIGHT - 2, at), drawn(right, 'aside'));
    }
    const height = Math.max(left?.height ?? 0, right?.height ?? 0);
    if (stage !== '')
      parts.push(
        `<text class="stage" transform="translate(18 ${y + (left?.height ?? height) / 2}) rotate(-90)" text-anchor="middle">${stage}</text>`,
      );
    y += height + 40;
  }
  const height = y - 30;
  const told = `${flow.identified.records} records identified, ${flow.duplicates} duplicates removed, ${flow.screened} screened, ${flow.excluded.papers} excluded, ${flow.notScreened.papers} not screened, ${flow.included} included.`;
  return [
    `<svg class="flow" role="img" aria-labelledby="flow-title flow-told" viewBox="0 0 ${TOTAL_WIDTH} ${height}" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="flow-title">PRISMA 2020 flow diagram</title><desc id="flow-told">${told}</desc>`,
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>',
    ...parts,
    '</svg>',
  ].join('\n');
}
