import { htmlPage } from '../screening/prisma/html-page.ts';
import { escapeMarkup } from '../screening/prisma/markup.ts';
import type { Status } from '../domain/decision.ts';
import type { MapCluster, MapPaper } from './corpus-map.ts';
import { placeLabels } from './labels.ts';

/** A paper as the page shows it. */
export interface PagePaper extends MapPaper {
  readonly title: string;
  readonly status: Status;
  /** http(s) */
  readonly page?: string;
}

export interface NamedCluster extends MapCluster {
  readonly name: string;
}

export interface MapPage {
  readonly title: string;
  readonly height: number;
  readonly clusters: readonly NamedCluster[];
  readonly papers: readonly PagePaper[];
  /** Of the program. */
  readonly version: string;
}

const WIDTH = 1000;
const LETTERS = 15;
/** Colours are as far from each other on the wheel as can be, however many there are. */
const GOLDEN_ANGLE = 137.508;

const STYLE = `
:root { --link: #0b5cad; --light: 38%; --disc: .1; }
@media (prefers-color-scheme: dark) { :root { --link: #7db8ff; --light: 66%; --disc: .16; } }
body { max-width: 70rem; }
h2 { margin: 2rem 0 .5rem; }
a { color: var(--link); } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
svg { font: ${LETTERS}px sans-serif; }
svg text { stroke: var(--paper); stroke-width: 4; paint-order: stroke; text-anchor: middle; dominant-baseline: central; pointer-events: none; }
.c { --colour: hsl(var(--hue) 60% var(--light)); }
.disc { fill: var(--colour); fill-opacity: var(--disc); stroke: none; }
.dot { fill: var(--paper); stroke: var(--colour); stroke-width: 1.5; }
.included { fill: var(--colour); } .maybe { stroke-dasharray: 2 1.5; } .excluded { fill: none; stroke-opacity: .4; }
.dot:target { fill: var(--ink); stroke: var(--ink); stroke-width: 8; }
li:target { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul { columns: 20rem; padding-left: 1.2rem; } .status { color: var(--line); }
.key { width: 1rem; height: 1rem; vertical-align: middle; }
`;

const STATUSES = ['included', 'maybe', 'excluded', 'unscreened'] as const satisfies readonly Status[];

function scaled(number: number): string {
  return (number * WIDTH).toFixed(1);
}

function hue(cluster: number): string {
  return ((cluster * GOLDEN_ANGLE) % 360).toFixed(0);
}

function drawing({ clusters, papers, height }: MapPage): string[] {
  const tall = Math.max(60, height * WIDTH);
  const radius = papers.length > 2000 ? 2.5 : papers.length > 300 ? 4 : 6;
  const labels = placeLabels(
    clusters.map(({ name, x, y }) => ({ text: name, x: x * WIDTH, y: y * WIDTH })),
    { width: WIDTH, height: tall, size: LETTERS },
  );
  const told = `${papers.length} papers in ${clusters.length} clusters: ${clusters.map(({ name, papers: count }) => `${name} (${count})`).join('; ')}. The lists below have them all.`;
  const members = clusters.map((): string[] => []);
  for (const [index, { cluster, x, y, title, status }] of papers.entries())
    members[cluster]?.push(
      `<a href="#paper-${index}" tabindex="-1"><circle id="dot-${index}" class="dot ${status}" cx="${scaled(x)}" cy="${scaled(y)}" r="${radius}"><title>${escapeMarkup(title)}</title></circle></a>`,
    );
  return [
    `<svg class="map" role="img" aria-labelledby="map-title map-told" viewBox="0 0 ${WIDTH} ${tall.toFixed(1)}" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="map-title">Map of the papers</title><desc id="map-told">${escapeMarkup(told)}</desc>`,
    ...clusters.map(
      ({ x, y, radius: wide }, index) =>
        `<g class="c" style="--hue: ${hue(index)}"><circle class="disc" cx="${scaled(x)}" cy="${scaled(y)}" r="${scaled(wide)}"/>${members[index]?.join('') ?? ''}</g>`,
    ),
    ...labels.map(({ text, x, y }) => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${escapeMarkup(text)}</text>`),
    '</svg>',
  ];
}

function legend(): string {
  const keys = STATUSES.map(
    (status) =>
      `<svg class="key c" style="--hue: 0" viewBox="0 0 16 16" aria-hidden="true"><circle class="dot ${status}" cx="8" cy="8" r="6"/></svg> ${status}`,
  );
  return `<p>${keys.join(' &nbsp; ')}</p>`;
}

function paperLine({ title, status, page }: PagePaper, index: number): string {
  const text = escapeMarkup(title);
  const link = page === undefined ? text : `<a href="${escapeMarkup(page)}" rel="noreferrer">${text}</a>`;
  return `<li id="paper-${index}">${link} <span class="status">${status}</span> <a href="#dot-${index}" aria-label="show on the map: ${text}">on the map</a></li>`;
}

function sections({ clusters, papers }: MapPage): string[] {
  const members = clusters.map((): { readonly line: string; readonly likeness: number }[] => []);
  for (const [index, paper] of papers.entries())
    members[paper.cluster]?.push({ line: paperLine(paper, index), likeness: paper.likeness });
  return clusters.map(
    ({ name, papers: count }, index) =>
      `<section aria-labelledby="cluster-${index}"><h2 id="cluster-${index}" tabindex="-1">${escapeMarkup(name)} (${count})</h2><ol>${(
        members[index] ?? []
      )
        .toSorted((a, b) => b.likeness - a.likeness)
        .map(({ line }) => line)
        .join('\n')}</ol></section>`,
  );
}

/** The map as one HTML page that needs nothing else: no script, no font, no network. */
export function mapPage(page: MapPage): string {
  const { title, clusters, version } = page;
  const body = [
    '<p>Papers that are alike lie together; the middle of a cluster has the most typical. Directions on the page mean nothing by themselves.</p>',
    legend(),
    ...drawing(page),
    '<nav aria-label="Clusters"><ul>',
    ...clusters.map(
      ({ name, papers }, index) => `<li><a href="#cluster-${index}">${escapeMarkup(name)} (${papers})</a></li>`,
    ),
    '</ul></nav>',
    '<main>',
    ...sections(page),
    '</main>',
  ];
  return htmlPage({ title, version, style: STYLE, body });
}
