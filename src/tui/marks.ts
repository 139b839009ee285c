/** Which papers are marked, by ordinal. Never changed in place. */
export interface Marks {
  readonly flags: Uint8Array;
  readonly count: number;
}

export const NO_MARKS: Marks = { flags: new Uint8Array(0), count: 0 };

export function isMarked({ flags }: Marks, ordinal: number): boolean {
  return flags[ordinal] === 1;
}

/** The marks with some papers marked or unmarked. */
export function withMarks(marks: Marks, ordinals: Iterable<number>, marked: boolean, papers: number): Marks {
  const flags = new Uint8Array(Math.max(papers, marks.flags.length));
  flags.set(marks.flags);
  let { count } = marks;
  for (const ordinal of ordinals) {
    const flag = marked ? 1 : 0;
    if (flags[ordinal] !== flag) count += marked ? 1 : -1;
    flags[ordinal] = flag;
  }
  return { flags, count };
}

/** The marks of those papers alone that are among the rows. */
export function marksAmong(marks: Marks, rows: Int32Array, papers: number): Marks {
  if (marks.count === 0) return NO_MARKS;
  return withMarks(
    NO_MARKS,
    rows.filter((ordinal) => isMarked(marks, ordinal)),
    true,
    papers,
  );
}
