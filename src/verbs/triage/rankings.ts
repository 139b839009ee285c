import type { SuggestedBy } from '../../domain/journal.ts';
import type { OrderName } from './orders.ts';
import type { Lookout, Outlook, OutlookRequest, Promising, TextOrder } from './outlook.ts';
import { type Snapshot, UNSCREENED } from './snapshot.ts';

/** What is in sight at the moment that a ranking is asked for or comes in. */
interface Now {
  readonly snapshot: Snapshot;
  /** Names what is in sight, as outlooks do. */
  readonly sight: string;
}

/** The orders of all papers that take long to work out: asked of a lookout, and kept until papers come or go. */
export class Rankings {
  readonly #lookout: Lookout;
  readonly #now: () => Now;
  #promising: Promising | undefined;
  #sorted = new Map<TextOrder, Int32Array>();
  #readInOrder: OrderName | undefined;

  constructor(lookout: Lookout, now: () => Now) {
    this.#lookout = lookout;
    this.#now = now;
  }

  /** Undefined where papers came or went meanwhile. */
  async outlook(request: OutlookRequest): Promise<Outlook | undefined> {
    const seen = await this.#lookout(request);
    if (seen.papers !== this.#now().sight) return undefined;
    this.#promising = seen.promising ?? this.#promising;
    return seen;
  }

  /** The latest order of what is unscreened, worked out when there is none yet. */
  async promising(): Promise<Promising | undefined> {
    this.#promising ??= (await this.outlook({ promising: true }))?.promising;
    // Where papers came or went meanwhile the next look has them; until then they stay as they were imported.
    return this.#promising;
  }

  /** All papers in an order, as long as nothing that they are by has changed. */
  async sorted(order: TextOrder): Promise<Int32Array> {
    const orders = this.#sorted;
    const known = orders.get(order);
    if (known !== undefined) return known;
    const found = (await this.outlook({ promising: false, sort: order }))?.sorted;
    if (found !== undefined) orders.set(order, found);
    return found ?? new Int32Array(0);
  }

  /** Texts changed: what papers are sorted by may have. */
  textsChanged(): void {
    this.#sorted = new Map();
  }

  /** Ordinals mean other papers now. */
  papersMoved(): void {
    this.#promising = undefined;
    this.textsChanged();
  }

  readIn(order: OrderName): void {
    this.#readInOrder = order;
  }

  /** The model that put papers forward that are now decided on, where they are read in its order. */
  suggested(ordinals: readonly number[]): SuggestedBy | undefined {
    if (this.#readInOrder !== 'most promising' || this.#promising === undefined) return undefined;
    const { snapshot } = this.#now();
    const forward = new Uint8Array(snapshot.count);
    for (const ordinal of this.#promising.order) forward[ordinal] = 1;
    const isNext = (ordinal: number): boolean => snapshot.statuses[ordinal] === UNSCREENED && forward[ordinal] === 1;
    return ordinals.every(isNext) ? this.#promising.by : undefined;
  }
}
