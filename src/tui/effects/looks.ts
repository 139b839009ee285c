import type { Effect } from '../effect.ts';
import { errorInWords } from '../error-words.ts';
import type { Beside } from './beside.ts';

type Look = Extract<Effect, { kind: 'look' }>;

/** Works out what a key cannot wait for, one look after the other: of those asked for during one only the last counts. */
export class Looks {
  readonly #beside: Beside;
  #isLooking = false;
  #next: Look | undefined;
  /** Why the last look failed, which is said once. */
  #blind = '';

  constructor(beside: Beside) {
    this.#beside = beside;
  }

  run(look: Look): void {
    this.#next = look;
    if (!this.#isLooking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isLooking = true;
    while (this.#next !== undefined) {
      const { promising } = this.#next;
      this.#next = undefined;
      await this.#look(promising);
    }
    this.#isLooking = false;
  }

  async #look(promising: boolean): Promise<void> {
    const { ports, dispatch, settled } = this.#beside;
    try {
      await settled();
      const outlook = await ports.session.outlook({ promising });
      this.#blind = '';
      if (outlook !== undefined) dispatch({ kind: 'looked', outlook });
    } catch (error) {
      const reason = errorInWords(error);
      if (reason !== this.#blind) dispatch({ kind: 'said', message: { kind: 'error', text: reason } });
      this.#blind = reason;
    }
  }
}
