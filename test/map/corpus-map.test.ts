import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusMap, type MapText } from '../../src/map/corpus-map.ts';
import { placeLabels } from '../../src/map/labels.ts';

const TOPICS = {
  music: 'melody harmony rhythm composer orchestra violin piano concert singer opera',
  soil: 'compost nitrogen fertiliser earthworm tillage humus erosion drought wheat barley',
  hearts: 'ventricle aorta valve pulse artery stent angina cardiac bypass pacemaker',
} as const;
type Topic = keyof typeof TOPICS;

/** Papers of three topics that share a few words only, in a mixed order. */
function threeTopics(each: number): (MapText & { topic: Topic })[] {
  const topics = Object.keys(TOPICS) as Topic[];
  return Array.from({ length: each * topics.length }, (_, index) => {
    const topic = topics[index % topics.length] ?? 'music';
    const words = TOPICS[topic].split(' ');
    const drawn = Array.from({ length: 6 }, (__, step) => words[(index * 7 + step * 3) % words.length]);
    return { id: `p${index}`, title: `A study of ${topic}`, abstract: `We look at ${drawn.join(' and ')}.`, topic };
  });
}

describe('the map of a corpus', () => {
  it('puts papers of one topic into one cluster, and names it by words of that topic', () => {
    const papers = threeTopics(20);
    const { clusters, papers: mapped } = corpusMap(papers, { clusters: 3 });
    expect(clusters).toHaveLength(3);
    for (const [index, { terms, papers: count }] of clusters.entries()) {
      const topics = new Set(papers.filter((_, at) => mapped[at]?.cluster === index).map(({ topic }) => topic));
      expect([count, topics.size]).toEqual([20, 1]);
      const [topic] = topics;
      const own = `${topic} ${topic === undefined ? '' : TOPICS[topic]}`.split(' ');
      expect(terms.length).toBeGreaterThan(0);
      for (const term of terms) expect(own).toEqual(expect.arrayContaining(term.split(' ')));
    }
  });

  it('is the same for the same papers, whatever their order', () => {
    const papers = threeTopics(10);
    const map = corpusMap(papers, {});
    fc.assert(
      fc.property(fc.shuffledSubarray(papers, { minLength: papers.length }), (shuffled) => {
        const again = corpusMap(shuffled, {});
        expect(again.clusters).toEqual(map.clusters);
        expect(new Map(again.papers.map((paper) => [paper.id, paper]))).toEqual(
          new Map(map.papers.map((paper) => [paper.id, paper])),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('gives every paper a place inside its own disc, and lets no two discs overlap, whatever the texts', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('heart valve', 'soil', '文献 筛选', 'the of and', ''));
    const some = fc.uniqueArray(fc.record({ id: fc.string(), title: text, abstract: text }), {
      selector: ({ id }) => id,
      maxLength: 40,
    });
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 26 }), (papers, clusters) => {
        const map = corpusMap(papers, { clusters });
        expect(map.papers.map(({ id }) => id)).toEqual(papers.map(({ id }) => id));
        for (const { x, y, cluster } of map.papers) {
          const disc = map.clusters[cluster];
          expect(disc).toBeDefined();
          if (disc === undefined) continue;
          expect(Math.hypot(x - disc.x, y - disc.y)).toBeLessThanOrEqual(disc.radius + 1e-3);
        }
        for (const [index, { x, y, radius }] of map.clusters.entries()) {
          expect(x - radius).toBeGreaterThanOrEqual(-1e-3);
          expect(x + radius).toBeLessThanOrEqual(1 + 1e-3);
          expect(y - radius).toBeGreaterThanOrEqual(-1e-3);
          expect(y + radius).toBeLessThanOrEqual(map.height + 1e-3);
          for (const other of map.clusters.slice(index + 1))
            expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThanOrEqual(radius + other.radius - 1e-3);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('places the more typical papers of a cluster nearer to its middle', () => {
    const { clusters, papers } = corpusMap(threeTopics(20), { clusters: 3 });
    for (const [index, { x, y }] of clusters.entries()) {
      const members = papers.filter(({ cluster }) => cluster === index).toSorted((a, b) => b.likeness - a.likeness);
      const distances = members.map((paper) => Math.hypot(paper.x - x, paper.y - y));
      for (const [at, distance] of distances.entries())
        if (at > 0 && members[at]?.likeness !== members[at - 1]?.likeness)
          expect(distance).toBeGreaterThanOrEqual((distances[at - 1] ?? 0) - 1e-3);
    }
  });

  it('tells how far it is, from nothing to all, never backwards', () => {
    const told: number[] = [];
    corpusMap(threeTopics(20), { progress: (done) => told.push(done) });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('has papers without a word in common in a group of their own, without a name', () => {
    const loner = { id: 'loner', title: 'Zzyzx' };
    const { clusters, papers } = corpusMap([...threeTopics(5), loner], {});
    expect(clusters[papers.at(-1)?.cluster ?? -1]?.terms).toEqual([]);
  });
});

describe('the labels of a map', () => {
  it('lie inside the picture, and over no other', () => {
    const label = fc.record({
      text: fc.string({ minLength: 1, maxLength: 60 }),
      x: fc.integer({ min: 0, max: 1000 }),
      y: fc.integer({ min: 0, max: 600 }),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 26 }), (labels) => {
        const placed = placeLabels(labels, { width: 1000, height: 600, size: 15 });
        for (const { y } of placed) expect(y > 0 && y < 600).toBe(true);
        for (const [index, one] of placed.entries())
          for (const other of placed.slice(index + 1))
            if (Math.abs(one.y - other.y) < 15) expect(one.x).not.toBe(other.x);
      }),
    );
  });
});
