import type { VFile } from 'vfile';
import { isCodeLink } from '../../domain/links.ts';
import { addFact } from './add-fact.ts';
import { isPageNumber, numbersBehind } from './numbers.ts';
import { addPaperLink, type Draft, newDraft } from './draft.ts';
import { addDetails, isByline } from './details.ts';
import type { Fact } from './facts.ts';
import { isTitleHeading } from './headings.ts';
import type { Ledger } from './ledger.ts';
import { isPaperPage } from './list-entry.ts';
import { factIn, isAbstractLabel, LookAhead } from './look-ahead.ts';
import { isAbstractLike, isCertainTitle, isSentence, isTitleLike } from './shape.ts';
import type { Step } from './steps.ts';
import { tableDrafts } from './table-drafts.ts';
import type { Unit } from './units.ts';

type TextUnit = Extract<Unit, { kind: 'text' }>;
type HeadingUnit = Extract<Unit, { kind: 'heading' }>;
type FactUnit = Extract<Unit, { kind: 'fact' }>;

/** Lines between a title and what stands before it and still speaks of it. */
const NEAR = 3;

const WHOLE_ABSTRACT = 100;

/**
 * Makes records of the steps of a page, in one pass with a look ahead: a title is known by what follows it. Lines go to
 * the record that they speak of, and what is doubtful is said.
 */
export class Assembler {
  readonly drafts: Draft[] = [];
  readonly #steps: readonly Step[];
  readonly #around: LookAhead;
  readonly #ledger: Ledger;
  readonly #file: VFile;
  #current: Draft | undefined;
  /** Facts that stand before the title that they speak of. */
  #ahead: FactUnit[] = [];
  #expects: 'submitter' | 'upvotes' | 'stars' | undefined;
  /** Depth of the last heading that was a title: one like it is a title even with nothing below. */
  #titleDepth: number | undefined;
  #previous: 'title' | 'abstract' | 'fact' | undefined;

  constructor(steps: readonly Step[], ledger: Ledger, file: VFile) {
    this.#steps = steps;
    this.#around = new LookAhead(steps);
    this.#ledger = ledger;
    this.#file = file;
  }

  run(): void {
    this.#steps.forEach((step, index) => {
      switch (step.kind) {
        case 'furniture':
          this.#ledger.claim(step, 'furniture', undefined, step.what);
          break;
        case 'entry':
          this.#entry(step);
          break;
        case 'table':
          this.#table(step);
          break;
        case 'unit':
          this.#unit(step.unit, index);
      }
    });
    for (const { record } of this.drafts
      .map((draft, record) => ({ draft, record }))
      .filter(({ draft }) => draft.abstract.length === 0))
      this.#warn(
        this.drafts[record]?.start ?? 1,
        'no-abstract',
        `"${this.drafts[record]?.title ?? ''}" has no abstract`,
        'It is kept; add the abstract to the file and import it again.',
      );
  }

  #warn(line: number, rule: string, reason: string, note: string): void {
    this.#file.message(reason.length > 200 ? `${reason.slice(0, 199)}…` : reason, {
      place: { line, column: 1 },
      ruleId: rule,
      source: 'papers',
    }).note = note;
  }

  #open(draft: Draft): void {
    const record = this.drafts.push(draft) - 1;
    this.#current = draft;
    this.#previous = 'title';
    this.#expects = undefined;
    this.#ledger.claim(draft, 'title', record);
    for (const unit of this.#ahead) {
      // Votes and submitters stand before their title; a label or an identifier only right before it.
      if (['label', 'identifier', 'organization'].includes(unit.fact.kind) && draft.start - unit.end > NEAR) continue;
      addFact(draft, unit.fact, unit);
      this.#ledger.claim(unit, 'metadata', record, unit.fact.kind);
    }
    this.#ahead = [];
  }

  #title(unit: TextUnit | HeadingUnit): void {
    const draft = newDraft(unit.text, unit.start, unit.end);
    for (const { url } of unit.links) addPaperLink(draft, url);
    this.#open(draft);
  }

  #claim(unit: { readonly start: number; readonly end: number }, role: 'abstract' | 'metadata', what?: string): void {
    const draft = this.#current;
    if (draft === undefined) return;
    draft.end = Math.max(draft.end, unit.end);
    this.#ledger.claim(unit, role, this.drafts.length - 1, what);
  }

  #abstract(unit: TextUnit): void {
    // arXiv's search results end an abstract with a button.
    this.#current?.abstract.push(unit.text.replace(/\s*[△▽]\s*(?:Less|More)$/, ''));
    for (const { url, text } of unit.links)
      // A link over the whole abstract leads to the paper; one in it only to what it mentions.
      if (this.#current !== undefined && (text.length > WHOLE_ABSTRACT || isCodeLink(url)))
        addPaperLink(this.#current, url);
    this.#claim(unit, 'abstract');
    this.#previous = 'abstract';
  }

  #unit(unit: Unit, index: number): void {
    switch (unit.kind) {
      case 'fact':
        this.#fact(unit, index);
        break;
      case 'authors':
        if (this.#current === undefined) break;
        if (this.#current.authors.length === 0) this.#current.authors = unit.authors;
        if (unit.rest !== '') addDetails(this.#current, unit.rest);
        this.#claim(unit, 'metadata', 'authors');
        this.#previous = 'fact';
        break;
      case 'heading':
        this.#heading(unit, index);
        break;
      case 'text':
        this.#text(unit, index);
    }
  }

  #heading(unit: HeadingUnit, index: number): void {
    if (isTitleHeading(unit, index, this.#titleDepth, this.#around)) {
      this.#titleDepth = unit.depth;
      this.#title(unit);
    } else {
      this.#ledger.claim(unit, 'furniture', undefined, 'heading');
      this.#current = undefined;
    }
  }

  #text(unit: TextUnit, index: number): void {
    if (this.#expects === 'submitter' && unit.text.length <= 60) {
      this.#expects = undefined;
      this.#ahead.push({ ...unit, kind: 'fact', fact: { kind: 'submitted', by: unit.text } });
      return;
    }
    const draft = this.#current;
    const wantsAbstract = draft !== undefined && draft.abstract.length === 0;
    const continues = this.#previous === 'abstract' && draft !== undefined;
    if (unit.quote && draft !== undefined) return this.#abstract(unit);
    if (draft !== undefined && wantsAbstract && isByline(unit.text)) {
      addDetails(draft, unit.text);
      this.#claim(unit, 'metadata', 'authors and venue');
      this.#previous = 'fact';
      return;
    }
    if (isAbstractLike(unit.text)) {
      if (wantsAbstract || continues) return this.#abstract(unit);
      this.#warn(
        unit.start,
        'abstract-without-title',
        'a paragraph looks like an abstract, but no title stands before it',
        'Put its title on a line of its own above it.',
      );
      return;
    }
    // A name right behind an abstract, with a separator or a date after it.
    if (this.#previous === 'abstract' && this.#around.endsBehind(index)) {
      if (draft !== undefined) draft.page.organization = unit.text;
      return this.#claim(unit, 'metadata', 'organization');
    }
    if (((this.#previous === 'title' && wantsAbstract) || continues) && isSentence(unit.text))
      return this.#abstract(unit);
    if (isTitleLike(unit.text)) this.#perhapsTitle(unit, index);
  }

  #perhapsTitle(unit: TextUnit, index: number): void {
    const { step, facts } = this.#around.next(index);
    const next = step?.kind === 'unit' ? step.unit : undefined;
    const abstractFollows =
      next !== undefined &&
      ((next.kind === 'text' &&
        (isAbstractLike(next.text) ||
          next.quote ||
          isByline(next.text) ||
          (isSentence(next.text) && !unit.text.endsWith('.')))) ||
        (next.kind === 'fact' && next.fact.kind === 'label'));
    const supported =
      facts ||
      unit.links.some(({ url }) => isPaperPage(url)) ||
      this.#ahead.some(({ fact }) => fact.kind !== 'furniture');
    const words = unit.text.split(/\s+/).length;
    if ((abstractFollows && !/[,;]$/.test(unit.text)) || isCertainTitle(unit.text) || (supported && words >= 3))
      return this.#title(unit);
    if (/[,;]$/.test(unit.text)) return undefined;
    const stands =
      this.#around.beside(index, -1)?.kind === 'unit' && (this.#previous === 'abstract' || this.#previous === 'title');
    const isLast =
      this.#around.beside(index, 1) === undefined || (next?.kind === 'text' && step === this.#around.beside(index, 1));
    if (stands && isLast && words >= 4 && unit.text.length >= 20 && !/[.:!]$/.test(unit.text)) {
      this.#warn(
        unit.start,
        'unsure-title',
        `"${unit.text}" was taken for a title, since it stands where one is expected`,
        'Put its abstract below it, or take the line out if it is none.',
      );
      return this.#title(unit);
    }
    if (words >= 4 && unit.text.length >= 20 && !isSentence(unit.text))
      this.#warn(
        unit.start,
        'unsure-line',
        `"${unit.text}" may be a title, but nothing around it says so; it was passed over`,
        'Put an abstract below it, or write it as "Title: ...".',
      );
    return undefined;
  }

  #fact(unit: FactUnit, index: number): void {
    const { fact } = unit;
    if (fact.kind === 'furniture') return this.#ledger.claim(unit, 'furniture', undefined, fact.what);
    if (fact.kind === 'label' && fact.label === 'title' && fact.value !== '')
      return this.#labelledTitle(unit, fact.value, index);
    if (fact.kind === 'submitted') {
      if (fact.by === undefined) this.#expects = 'submitter';
      return void this.#ahead.push(unit);
    }
    if (fact.kind === 'number') return this.#number(unit, fact.count, index);
    if (fact.kind === 'upvotes' || fact.kind === 'stars') {
      if (fact.count === undefined) this.#expects = fact.kind;
    }
    const draft = this.#current;
    if (fact.kind === 'identifier' && (this.#around.isBeforeTitleLabel(index) || this.#isOfNext(fact, unit)))
      return void this.#ahead.push(unit);
    if (draft === undefined) {
      if (fact.kind !== 'date' && fact.kind !== 'separator') this.#ahead.push(unit);
      return undefined;
    }
    addFact(draft, fact, unit);
    const isText = fact.kind === 'label' && fact.label === 'abstract';
    this.#claim(
      unit,
      isText ? 'abstract' : 'metadata',
      isText ? undefined : fact.kind === 'label' ? fact.label : fact.kind,
    );
    this.#previous = isText ? 'abstract' : 'fact';
    return undefined;
  }

  /** An identifier of another paper than the one above it, or one right below such. */
  #isOfNext(fact: Extract<Fact, { kind: 'identifier' }>, unit: FactUnit): boolean {
    const { arxiv, doi, abstract } = this.#current ?? {};
    const last = this.#ahead.at(-1);
    const differs =
      (arxiv !== undefined && fact.arxiv !== undefined && arxiv !== fact.arxiv) ||
      (doi !== undefined && fact.doi !== undefined && doi !== fact.doi);
    return (differs && (abstract?.length ?? 0) > 0) || (last?.fact.kind === 'identifier' && unit.start - last.end <= 1);
  }

  /** `Title: ...` is one when anything else of a paper follows, or when it can be nothing else; pages have titles too. */
  #labelledTitle(unit: FactUnit, title: string, index: number): void {
    const { step, facts } = this.#around.next(index);
    const follows =
      step?.kind === 'unit' && (isAbstractLabel(step) || (step.unit.kind === 'text' && isAbstractLike(step.unit.text)));
    const after = factIn(this.#around.beside(index, 1));
    const isCapture = after?.kind === 'furniture' && after.what === 'note of the capture';
    if (!isCapture && (facts || follows || isCertainTitle(title)))
      this.#title({ kind: 'text', start: unit.start, end: unit.end, text: title, links: unit.links, quote: false });
    else this.#ledger.claim(unit, 'furniture', undefined, 'title of the page');
  }

  /** A number alone is upvotes of the title that follows it; any before that count stars and comments of the paper above. */
  #number(unit: FactUnit, count: number | undefined, index: number): void {
    const draft = this.#current;
    const expects = this.#expects;
    this.#expects = undefined;
    if (draft !== undefined && (expects === 'upvotes' || expects === 'stars')) {
      addFact(draft, { kind: expects, ...(count !== undefined && { count }) }, unit);
      return this.#claim(unit, 'metadata', expects);
    }
    const linked = unit.links.map(({ url }) => url);
    const isStars = linked.some(isCodeLink);
    const isComments = linked.some((url) => url.endsWith('#community'));
    const behind = numbersBehind(this.#around.following(index));
    if (isPageNumber(this.#around.beside(index, -1)))
      return this.#ledger.claim(unit, 'furniture', undefined, 'page links');
    if (
      draft !== undefined &&
      count !== undefined &&
      (isStars || isComments || (this.#previous === 'fact' && behind !== undefined))
    ) {
      const kind = isStars || (!isComments && (behind === 1 || /k$/i.test(unit.text))) ? 'stars' : 'comments';
      addFact(draft, { kind, count }, unit);
      if (isStars) for (const url of linked) addPaperLink(draft, url);
      return this.#claim(unit, 'metadata', kind);
    }
    this.#ahead = [
      ...this.#ahead.filter(({ fact }) => fact.kind === 'submitted'),
      { ...unit, fact: { kind: 'upvotes', ...(count !== undefined && { count }) } },
    ];
    return undefined;
  }

  #entry({ draft, children }: Extract<Step, { kind: 'entry' }>): void {
    this.#open(draft);
    const record = this.drafts.length - 1;
    for (const child of children) {
      if (child.kind === 'entry') this.#ledger.claim(child.draft, 'furniture', undefined, 'point of a list');
      if (child.kind !== 'unit' || this.drafts.length - 1 !== record) continue;
      const { unit } = child;
      if (unit.kind === 'text' && (unit.quote || isAbstractLike(unit.text) || isSentence(unit.text)))
        this.#abstract(unit);
      else if (unit.kind === 'fact' || unit.kind === 'authors') this.#unit(unit, this.#steps.length);
    }
    this.#previous = 'fact';
  }

  /** Rows of a table whose head names a title are papers. */
  #table({ head, body }: Extract<Step, { kind: 'table' }>): void {
    this.#ledger.claim({ start: head.line, end: head.line }, 'furniture', undefined, 'head of a table');
    const drafts = tableDrafts(head, body);
    if (drafts === undefined) return;
    for (const draft of drafts) this.#open(draft);
    this.#current = undefined;
  }
}
