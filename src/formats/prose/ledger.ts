import type { LineAccount, LineRole } from '../format.ts';

/** Accounts for every line of an input: blank, furniture until something claims it, or what claimed it. */
export class Ledger {
  readonly #accounts: LineAccount[];

  constructor(lines: readonly string[]) {
    this.#accounts = lines.map((text, index) => ({
      line: index + 1,
      role: text.trim() === '' ? 'blank' : 'furniture',
    }));
  }

  /** Books lines from `start` to `end` to a role; to a record when one is given. Blank lines stay blank. */
  claim(
    { start, end }: { readonly start: number; readonly end: number },
    role: LineRole,
    record?: number,
    what?: string,
  ): void {
    for (let line = Math.max(1, start); line <= Math.min(end, this.#accounts.length); line += 1) {
      if (this.#accounts[line - 1]?.role === 'blank') continue;
      // A title keeps its line, whatever else stands on it.
      const isTitle = this.#accounts[line - 1]?.role === 'title' && role !== 'title';
      if (!isTitle)
        this.#accounts[line - 1] = {
          line,
          role,
          ...(record !== undefined && { record }),
          ...(what !== undefined && { what }),
        };
    }
  }

  accounts(): readonly LineAccount[] {
    return this.#accounts;
  }
}
