/** What a bar is drawn with, and the rest of its width. */
export interface BarSigns {
  readonly full: string;
  readonly empty: string;
}

/** The signs for a terminal that draws Unicode, or for one that does not. */
export function barSigns(unicode: boolean): BarSigns {
  return unicode ? { full: '█', empty: '░' } : { full: '#', empty: '.' };
}

/** A bar of a share (0 to 1) and the rest of its width. Uses nothing outside of it, since a thread is made from its text. */
export function filledBar(share: number, width: number, { full, empty }: BarSigns): string {
  const done = Math.round(share * width);
  return full.repeat(done) + empty.repeat(Math.max(0, width - done));
}
