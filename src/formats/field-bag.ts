/** The fields of one record by their names in the source. What nothing takes out of it is left, to be kept as extra. */
export class FieldBag {
  readonly #values = new Map<string, string[]>();

  add(name: string, value: string): void {
    const values = this.#values.get(name);
    if (values === undefined) this.#values.set(name, [value]);
    else values.push(value);
  }

  /** The values of a name, which stay. */
  look(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** Takes all values of the names, in the order of the names. */
  all(...names: readonly string[]): string[] {
    const values = names.flatMap((name) => this.#values.get(name) ?? []);
    for (const name of names) this.#values.delete(name);
    return values.filter((value) => value !== '');
  }

  /** Takes the first value of the first name that has any; what the other names say just the same goes with it. */
  first(...names: readonly string[]): string | undefined {
    const found = names.flatMap((name) => this.look(name)).find((value) => value !== '');
    if (found !== undefined)
      for (const name of names) this.#keep(name, (values) => values.filter((value) => value !== found));
    return found;
  }

  /** Takes those values of the names of which something can be read, and gives what was read. */
  read<Value>(read: (value: string) => Value | undefined, ...names: readonly string[]): Value[] {
    const found: Value[] = [];
    for (const name of names)
      this.#keep(name, (values) =>
        values.filter((value) => {
          const result = read(value);
          if (result !== undefined) found.push(result);
          return result === undefined;
        }),
      );
    return found;
  }

  /** Takes the first value of the names of which something can be read, and gives what was read. */
  one<Value>(read: (value: string) => Value | undefined, ...names: readonly string[]): Value | undefined {
    for (const name of names)
      for (const value of this.look(name)) {
        const result = read(value);
        if (result === undefined) continue;
        let taken = false;
        this.#keep(name, (values) => values.filter((other) => taken || other !== value || !(taken = true)));
        return result;
      }
    return undefined;
  }

  #keep(name: string, choose: (values: readonly string[]) => string[]): void {
    const values = this.#values.get(name);
    if (values === undefined) return;
    const kept = choose(values);
    if (kept.length === 0) this.#values.delete(name);
    else this.#values.set(name, kept);
  }

  /** What is left: a text for a name with one value, else a list; undefined when nothing is. */
  rest(): Readonly<Record<string, string | readonly string[]>> | undefined {
    const left = Array.from(this.#values, ([name, values]) => [name, values.filter((value) => value !== '')] as const)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values] as const);
    return left.length === 0 ? undefined : Object.fromEntries(left);
  }
}
