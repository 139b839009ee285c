import { isPaperPage } from './list-entry.ts';
import { isAbstractLabel, type LookAhead } from './look-ahead.ts';
import { isTitleLike } from './shape.ts';
import type { Unit } from './units.ts';

/** Headings that name a part of a page, whatever stands below them. */
const SECTION =
  /^(?:\W*)(?:licen[cs]e|contributing|contributions?|contributors|acknowledge?ments?|citation|citing|contact|about|overview|introduction|background|installation|usage|getting started|changelog|news|updates?|todo|notes?|notice|disclaimer|resources?|tools?|datasets?|benchmarks?|papers?|surveys?|articles?|books?|blogs?|tutorials?|related work|reading list|table of contents|contents|conclusions?|summary|faq|star history|references?)\W*$/i;

/**
 * A heading is a title when a paper's page is linked, or when a paper follows that has no heading of its own; one like the
 * last title (`titleDepth`) is one even with nothing below.
 */
export function isTitleHeading(
  unit: Extract<Unit, { kind: 'heading' }>,
  index: number,
  titleDepth: number | undefined,
  ahead: LookAhead,
): boolean {
  if (unit.links.some(({ url }) => isPaperPage(url))) return true;
  if (!isTitleLike(unit.text)) return false;
  const next = ahead.nextStep(index);
  const endsHere =
    next === undefined || (next.kind === 'unit' && next.unit.kind === 'heading' && next.unit.depth <= unit.depth);
  if (unit.depth === titleDepth && endsHere && unit.text.split(/\s+/).length >= 3) return true;
  const { step, facts } = ahead.next(index);
  const follows = step?.kind === 'unit' && (step.unit.kind === 'text' || isAbstractLabel(step));
  const hasSubheading = step?.kind === 'unit' && step.unit.kind === 'heading' && step.unit.depth > unit.depth;
  if (hasSubheading || SECTION.test(unit.text)) return false;
  return facts || (follows && !ahead.leadsToDeeper(unit.depth, index));
}
